// The published self-rating scale, read by core, for tests that run on the real instrument.
import type { Questionnaire } from '../../src/core/questionnaire.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';
import raw from '../../src/questionnaires/kast-self-rating-1.0.0.json' with { type: 'json' };

/** The parsed file; copy it with `structuredClone` before breaking anything. */
export const selfRatingJson: unknown = raw;

export function selfRating(): Questionnaire {
  return readQuestionnaire(raw);
}
