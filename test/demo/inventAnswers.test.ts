import { describe, expect, it } from 'vitest';
import { parseAnswers } from '../../src/core/answers.ts';
import { occasions } from '../../src/core/occasion.ts';
import { askedQuestions } from '../../src/core/progress.ts';
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
});
