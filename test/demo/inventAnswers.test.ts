import { describe, expect, it } from 'vitest';
import { parseAnswers } from '../../src/core/answers.ts';
import { occasions } from '../../src/core/occasion.ts';
import { askedQuestions } from '../../src/core/progress.ts';
import { questionByLinkId } from '../../src/core/questionnaire.ts';
import { travellingAnswers } from '../../src/core/response.ts';
import { inventAnswers } from '../../src/demo/inventAnswers.ts';
import { selfRating } from '../support/selfRating.ts';

const questionnaire = selfRating();
const people = Array.from({ length: 12 }, (_, person) => person);

describe('invented answers', () => {
  it.each(occasions)('at %s are answers that the questionnaire takes', (occasion) => {
    for (const person of people) {
      const answers = inventAnswers(questionnaire, { person, occasion, language: 'sv' });
      const travelling = travellingAnswers(questionnaire, answers);
      expect([...parseAnswers(travelling, questionnaire).values()]).toEqual(travelling);
      expect(travelling.length).toBeGreaterThan(askedQuestions(questionnaire, answers).length / 2);
    }
  });

  it('are the same every time for one person, and differ between people', () => {
    const of = (person: number) => [...inventAnswers(questionnaire, { person, occasion: 'start', language: 'en' })];
    expect(of(3)).toEqual(of(3));
    expect(of(3)).not.toEqual(of(4));
  });

  it('leave some questions skipped and some declined', () => {
    const all = people.map((person) => inventAnswers(questionnaire, { person, occasion: 'end', language: 'sv' }));
    const skipped = all.some((answers) =>
      askedQuestions(questionnaire, answers).some(({ linkId }) => !answers.has(linkId)),
    );
    const declined = all.some((answers) => [...answers.values()].some((answer) => 'declined' in answer));
    expect([skipped, declined]).toEqual([true, true]);
  });

  it('know who somebody is at every occasion, and how they are: most get better, some do not', () => {
    const at = (person: number, occasion: 'start' | 'end') =>
      inventAnswers(questionnaire, { person, occasion, language: 'sv' });
    const moves = people.map((person) => {
      const [start, end] = [at(person, 'start'), at(person, 'end')];
      for (const linkId of ['age-group', 'gender', 'partner', 'children']) {
        const [one, other] = [start.get(linkId), end.get(linkId)];
        if (one && other && 'value' in one && 'value' in other) expect(other.value).toEqual(one.value);
      }
      const score = (answers: typeof start) =>
        ['guilt', 'shame', 'well-being', 'control', 'self-image'].reduce((sum, linkId) => {
          const answer = answers.get(linkId);
          const option = questionByLinkId(questionnaire, linkId)?.options.find(
            ({ code }) => answer && 'value' in answer && answer.value === code,
          );
          return sum + (option?.ordinal ?? 3);
        }, 0);
      return Math.sign(score(end) - score(start));
    });
    expect(moves.filter((move) => move < 0).length).toBeGreaterThan(people.length / 2);
    expect(moves.some((move) => move >= 0)).toBe(true);
  });
});
