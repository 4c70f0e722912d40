// The report's 29 people as our reading has them: 18 at start only, 3 at start and end, 1 at all three, 5 at end and
// follow-up, 2 at follow-up only. The first half of the starts is on the older version. The same everywhere and always.
import { type Answers, withAnswer } from '../../src/core/answers.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import type { Questionnaire } from '../../src/core/questionnaire.ts';
import type { Language } from '../../src/core/text.ts';
import { inventAnswers } from '../../src/demo/inventAnswers.ts';
import { selfRating } from './selfRating.ts';

export interface FollowedResponse {
  /** From 0. */
  readonly person: number;
  readonly occasion: Occasion;
  readonly language: Language;
  readonly questionnaire: Questionnaire;
  readonly answers: Answers;
}

const groups: readonly (readonly [number, readonly Occasion[]])[] = [
  [18, ['start']],
  [3, ['start', 'end']],
  [1, ['start', 'end', 'follow-up-6m']],
  [5, ['end', 'follow-up-6m']],
  [2, ['follow-up-6m']],
];

/** `written`: what each person writes of what helped most and what was missing, when that is asked. */
export function followedPeople(written?: (person: number) => string): readonly FollowedResponse[] {
  const ways = groups.flatMap(([count, held]) => Array.from({ length: count }, () => held));
  return ways.flatMap((held, person) =>
    held.map((occasion): FollowedResponse => {
      const questionnaire = selfRating(occasion === 'start' && person % 2 === 0 ? '1.0.0' : '1.1.0');
      const language = person % 3 === 1 ? 'en' : 'sv';
      const invented = inventAnswers(questionnaire, { person, occasion, language });
      const wide = withAnswer(invented, { linkId: 'bought-ever', lang: language, value: true });
      const told = withAnswer(wide, {
        linkId: 'bought-last',
        lang: language,
        value: occasion === 'start' ? 'week' : 'longer',
      });
      const own = written === undefined || occasion === 'start' ? [] : ['helped-most', 'missing'];
      const answers = own.reduce(
        (so, linkId) => withAnswer(so, { linkId, lang: language, value: { text: written?.(person) ?? '' } }),
        told,
      );
      return { person, occasion, language, questionnaire, answers };
    }),
  );
}
