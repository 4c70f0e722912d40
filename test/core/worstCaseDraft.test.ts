import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDay } from '../../src/core/day.ts';
import { encodeCellContent } from '../../src/core/draft.ts';
import { questionsOf } from '../../src/core/questionnaire.ts';
import { worstCaseDraftBytes } from '../../src/core/worstCaseDraft.ts';
import { arbitraryAnswers, arbitraryQuestionnaire, item, questionnaireOf, yesNo } from './questionnaireBuilder.ts';

test('no draft is heavier, with the answers of every branch', () => {
  const both = arbitraryQuestionnaire.chain((any) => fc.tuple(fc.constant(any), arbitraryAnswers(any)));
  fc.assert(
    fc.property(both, ([any, answers]) => {
      const { url, version } = any;
      const skipped = questionsOf(any).flatMap(({ linkId }) => (answers.has(linkId) ? [] : [linkId]));
      const draft = {
        v: 1,
        state: 'draft',
        questionnaire: { url, version },
        occasion: 'follow-up-6m',
        lang: 'sv',
        saved: parseDay('2026-09-09'),
      } as const;
      const text = encodeCellContent({ ...draft, answers: [...answers.values()], skipped });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(worstCaseDraftBytes(any));
    }),
  );
});

test('the bound is close: full texts leave less than one answer between', () => {
  const questionnaire = questionnaireOf([yesNo('a'), item('text', 'b'), item('text', 'c')]);
  const { url, version } = questionnaire;
  const full = { text: `${'€'.repeat(399)}a` };
  const text = encodeCellContent({
    v: 1,
    state: 'draft',
    questionnaire: { url, version },
    occasion: 'follow-up-6m',
    lang: 'sv',
    answers: [
      { linkId: 'a', lang: 'sv', declined: true },
      { linkId: 'b', lang: 'sv', value: full },
      { linkId: 'c', lang: 'sv', value: full },
    ],
    skipped: [],
    saved: parseDay('2026-09-09'),
  });
  const spare = worstCaseDraftBytes(questionnaire) - Buffer.byteLength(text);
  expect(spare).toBeGreaterThanOrEqual(0);
  expect(spare).toBeLessThan(20);
});
