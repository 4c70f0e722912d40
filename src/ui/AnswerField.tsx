import type { AnswerValue } from '../core/answers.ts';
import type { Display, Question } from '../core/questionnaire.ts';
import { OneOfField } from './OneOfField.tsx';
import { SeveralOfField } from './SeveralOfField.tsx';
import { TypedField } from './TypedField.tsx';

/** What the fields for one question share. */
export interface AnswerFieldProps {
  readonly question: Question;
  /** Texts that belong on this question's page. */
  readonly displays?: readonly Display[] | undefined;
  readonly value: AnswerValue | undefined;
  readonly onValue: (value: AnswerValue | undefined) => void;
  readonly onBlur: (() => void) | undefined;
  readonly issueMessage: string | undefined;
  /** The message belongs to the words under "something else", not to the options. */
  readonly issueInOtherText: boolean;
}

/** The native control that fits the question's type. */
export function AnswerField(props: AnswerFieldProps) {
  const { type, repeats, linkId } = props.question;
  if (type === 'choice' || type === 'open-choice') {
    return repeats ? <SeveralOfField {...props} /> : <OneOfField {...props} />;
  }
  return type === 'boolean' ? <OneOfField {...props} /> : <TypedField key={linkId} {...props} />;
}
