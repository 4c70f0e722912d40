import { describe, expect, test } from 'vitest';
import type { Answer, AnswerValue } from '../../src/core/answers.ts';
import { toBase64url } from '../../src/core/base64url.ts';
import { parseDay } from '../../src/core/day.ts';
import { encodePayload } from '../../src/core/payload.ts';
import { type Question, type Questionnaire, questionsOf } from '../../src/core/questionnaire.ts';
import { travellingAnswers } from '../../src/core/response.ts';
import { worstCasePayload, worstCasePayloadBytes } from '../../src/core/worstCase.ts';
import {
  choice,
  type FhirJson,
  group,
  hidden,
  item,
  option,
  questionnaireOf,
  translated,
  when,
  whenChosen,
  whenYes,
  yesNo,
} from './questionnaireBuilder.ts';

const occasion = choice('occasion', ['start', 'end', 'follow-up-6m'], hidden);
const onlyAt = (code: string): FhirJson => ({ enableWhen: [whenChosen('occasion', code)] });

const exact: readonly (readonly [string, readonly FhirJson[]])[] = [
  ['yes/no questions', [yesNo('a'), yesNo('b')]],
  ['choices with codes of different length', [choice('a', ['x', 'a-long-code', 'å-"quoted"'])]],
  ['several choices', [choice('a', ['x', 'yy', 'zzz'], { repeats: true })]],
  [
    'an exclusive option that outweighs all the others',
    [
      item('choice', 'a', {
        repeats: true,
        answerOption: [option('x'), option('y'), option('a-very-long-exclusive-code', { exclusive: true })],
      }),
    ],
  ],
  [
    'own words beside options',
    [item('open-choice', 'a', { repeats: true, maxLength: 2, answerOption: [option('x'), option('y')] })],
  ],
  ['short texts', [item('string', 'a', { maxLength: 3 }), item('text', 'b', { maxLength: 1 })]],
  ['full texts', [item('text', 'a')]],
  ['numbers and dates', [item('integer', 'a'), item('date', 'b')]],
  [
    'branches that exclude each other by occasion',
    [occasion, choice('s', ['a-long-one'], onlyAt('start')), yesNo('e', onlyAt('end'))],
  ],
  [
    'a question that follows from one that the heaviest occasion does not ask',
    [
      occasion,
      yesNo('a', onlyAt('start')),
      yesNo('c', { enableWhen: [whenYes('a')] }),
      choice('heavy', ['x'.repeat(200)], onlyAt('follow-up-6m')),
    ],
  ],
  [
    'a group that is asked at one occasion',
    [occasion, group('g', [yesNo('a'), item('string', 'b', { maxLength: 2 })], onlyAt('start'))],
  ],
  [
    'a question that is asked where another one is not',
    [
      occasion,
      yesNo('a', onlyAt('start')),
      choice('b', ['some-code'], { enableWhen: [when('a', 'exists', { answerBoolean: false })] }),
    ],
  ],
];
const loose: readonly (readonly [string, readonly FhirJson[]])[] = [
  [
    'a question that follows from a yes',
    [occasion, group('g', [yesNo('a')], onlyAt('start')), yesNo('c', { enableWhen: [whenYes('a')] })],
  ],
  [
    'branches that exclude each other by an answer',
    [
      yesNo('a'),
      yesNo('b', { enableWhen: [whenYes('a')] }),
      yesNo('c', { enableWhen: [when('a', '=', { answerBoolean: false })] }),
    ],
  ],
  ['decimals, whose longest form is never answered', [item('decimal', 'a')]],
];

describe('worstCasePayloadBytes', () => {
  test.each(exact)('is exactly the heaviest payload for %s', (_, items) => {
    const questionnaire = questionnaireOf(items);
    const heaviest = bruteForce(questionnaire);
    const noComma = 1;
    expect(worstCasePayloadBytes(questionnaire) - noComma).toBe(heaviest.bytes);
    expect(worstCasePayload(questionnaire).members).toBeGreaterThanOrEqual(heaviest.members);
  });

  test.each(loose)('is never below the heaviest payload for %s', (_, items) => {
    const questionnaire = questionnaireOf(items);
    expect(worstCasePayloadBytes(questionnaire)).toBeGreaterThan(bruteForce(questionnaire).bytes);
  });

  test('counts the longest language of each answer', () => {
    const bilingual = questionnaireOf([yesNo('a', translated('text', 'S', { 'nb-NO': 'N' }))]);
    expect(worstCasePayloadBytes(bilingual) - 1).toBe(bruteForce(bilingual).bytes);
  });
});

/** Every combination of answers, each question skipped, declined or answered, sealed and measured. */
function bruteForce(questionnaire: Questionnaire): { bytes: number; members: number } {
  let combinations: Answer[][] = [[]];
  for (const question of questionsOf(questionnaire)) {
    const options = questionnaire.languages.flatMap((lang): (Answer | undefined)[] => {
      const bare = { linkId: question.linkId, lang };
      const answered = heavyValues(question).map((value) => ({ ...bare, value }));
      // The app answers the occasion: nobody skips or declines it.
      return question.linkId === 'occasion' ? answered : [undefined, { ...bare, declined: true }, ...answered];
    });
    combinations = combinations.flatMap((taken) =>
      options.map((next) => (next === undefined ? taken : [...taken, next])),
    );
  }
  const heaviest = { bytes: 0, members: 0 };
  for (const combination of combinations) {
    const answers = new Map(combination.map((answer) => [answer.linkId, answer]));
    for (const lang of questionnaire.languages) {
      const text = encodePayload({
        v: 1,
        slot: toBase64url(new Uint8Array(32)),
        rid: toBase64url(new Uint8Array(16)),
        questionnaire: { id: questionnaire.id, ver: questionnaire.version, sha: toBase64url(new Uint8Array(64)) },
        occasion: 'follow-up-6m',
        lang,
        done: parseDay('2026-03-01'),
        answers: travellingAnswers(questionnaire, answers),
        app: 'a'.repeat(64),
      });
      heaviest.bytes = Math.max(heaviest.bytes, Buffer.byteLength(text));
      heaviest.members = Math.max(heaviest.members, membersOf(JSON.parse(text)));
    }
  }
  return heaviest;
}

function heavyValues(question: Question): readonly AnswerValue[] {
  const codes = question.options.map(({ code }) => code);
  const length = question.maxLength ?? 500;
  const four = { text: '𝄞'.repeat(length) };
  const full = { text: `${'€'.repeat(399)}a` };
  const text = length === 500 ? full : four;
  if (question.type === 'boolean') return [true, false];
  if (question.type === 'integer') return [-2_147_483_648];
  if (question.type === 'decimal') return [-0.1234567890123456];
  if (question.type === 'date') return ['2026-03-01'];
  if (question.type === 'string' || question.type === 'text') return [text];
  const own = question.type === 'open-choice' ? [text] : [];
  if (!question.repeats) return [...codes, ...own];
  const exclusive = question.options.filter((one) => one.exclusive).map(({ code }) => [code]);
  const rest = codes.filter((code) => !exclusive.flat().includes(code));
  return [[...rest, ...own], rest, ...exclusive];
}

function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + 1 + membersOf(inner), 0);
}
