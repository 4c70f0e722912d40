// Words for what validation found in an answer, and where in the question it is mended.
import type { Question } from '../core/questionnaire.ts';
import type { ValidationIssue } from '../core/validation.ts';
import type { FormError } from './ErrorSummary.tsx';
import type { Translate } from './useLanguage.ts';

/** Id of the question's first control. One question a page, so one id; it says nothing of the question. */
export const questionFieldId = 'answer';
/** Id of the text field under "something else". */
export const otherTextFieldId = 'answer-other';

/** `t` of any namespace. */
export function issueText(issue: ValidationIssue, t: Translate): string {
  const { code, ...detail } = issue;
  return t(`ui:issue.${code}`, detail);
}

/** True when the issue lies in the words under "something else", not in the options. */
export function isInOtherText(question: Question, { code }: ValidationIssue): boolean {
  return question.type === 'open-choice' && ['empty', 'too-long', 'too-heavy', 'characters-refused'].includes(code);
}

/** For ErrorSummary: each issue worded, leading to the control that mends it. */
export function questionErrors(
  question: Question,
  issue: ValidationIssue | undefined,
  t: Translate,
): readonly FormError[] {
  if (issue === undefined) {
    return [];
  }
  const fieldId = isInOtherText(question, issue) ? otherTextFieldId : questionFieldId;
  return [{ fieldId, message: issueText(issue, t) }];
}
