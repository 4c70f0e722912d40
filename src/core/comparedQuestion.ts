// Whether a question of one version gives the same figures as its namesake in another. That is arithmetic: whether the
// two also mean the same is a person's decision, and comes in as an argument.
import type { Question } from './questionnaire.ts';

/** Whether answers to an item may stand in one column across two versions of its questionnaire. */
export type SameMeaning = (item: string, version: string, otherVersion: string) => boolean;

export function isComparedQuestion(question: Question, other: Question): boolean {
  const isSameKind = question.type === other.type && question.repeats === other.repeats;
  return isSameKind && question.ordered === other.ordered && optionsText(question) === optionsText(other);
}

function optionsText({ options }: Question): string {
  return JSON.stringify(options.map(({ code, ordinal }) => [code, ordinal ?? null]));
}
