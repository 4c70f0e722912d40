// The published self-rating scale, read by core, for tests that run on the real instrument.
import type { Questionnaire } from '../../src/core/questionnaire.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';
import first from '../../src/questionnaires/kast-self-rating-1.0.0.json' with { type: 'json' };
import newest from '../../src/questionnaires/kast-self-rating-1.1.0.json' with { type: 'json' };

const files = { '1.0.0': first, '1.1.0': newest };

export type SelfRatingVersion = keyof typeof files;

/** The parsed file of the newest version; copy it with `structuredClone` before breaking anything. */
export const selfRatingJson: unknown = newest;

/** Without a version: the newest, which a clinic that is set up now begins with. */
export function selfRating(version: SelfRatingVersion = '1.1.0'): Questionnaire {
  return readQuestionnaire(files[version]);
}
