// Why a Questionnaire is refused: the list of reasons, and the one function that refuses.
import { Problem } from './problem.ts';

export const refusalReasons = [
  'answer-value-set',
  'condition-answer-type',
  'condition-behavior-missing',
  'condition-loop',
  'condition-on-descendant',
  'condition-on-itself',
  'condition-on-no-question',
  'condition-operator-not-for-this-type',
  'condition-operator-unknown',
  'condition-option-unknown',
  'condition-question-missing',
  'duplicate-help',
  'duplicate-linkid',
  'duplicate-option',
  'help-out-of-place',
  'initial-value',
  'malformed',
  'max-length-not-for-this-type',
  'missing-linkid',
  'missing-text',
  'mixed-ordinals',
  'modifier-extension',
  'no-items',
  'no-options',
  'not-a-questionnaire',
  'options-not-for-this-type',
  'rendering-says-something-else',
  'repeats-not-for-this-type',
  'too-deep',
  'translation-missing',
  'translation-twice',
  'unsupported-element',
  'unsupported-extension',
  'unsupported-item-control',
  'unsupported-item-type',
  'unsupported-option-type',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/**
 * `linkId` is empty for the Questionnaire itself; `element` names the element, extension, type or language at fault.
 * @throws Problem `questionnaire-refused` always, with `linkId`, `reason` and, where given, `element`
 */
export function refuse(linkId: string, reason: RefusalReason, element?: string): never {
  throw new Problem('questionnaire-refused', element === undefined ? { linkId, reason } : { linkId, reason, element });
}
