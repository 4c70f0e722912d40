import { useRef, useState } from 'react';
import { type Answer, type AnswerValue, isDeclined } from '../core/answers.ts';
import type { Display, Question } from '../core/questionnaire.ts';
import type { ValidationIssue } from '../core/validation.ts';
import { AnswerField } from './AnswerField.tsx';
import { DeclineField } from './DeclineField.tsx';
import { isInOtherText, issueText } from './questionErrors.ts';
import { shownText } from './shownText.ts';
import { useLanguage } from './useLanguage.ts';

export interface QuestionFieldProps {
  readonly question: Question;
  /** Shown and heard right after the question's text. */
  readonly displays?: readonly Display[] | undefined;
  readonly answer: Answer | undefined;
  /** Gets the whole answer, text cleaned, in the language it was read in; undefined when nothing is left of it. */
  readonly onChange: (answer: Answer | undefined) => void;
  /** A control for typing was left: time to save. */
  readonly onBlur?: (() => void) | undefined;
  readonly issue?: ValidationIssue | undefined;
}

/** Ahead of what the page knows of this question. */
interface Given {
  readonly linkId: string;
  readonly known: Answer | undefined;
  readonly answer: Answer | undefined;
}

/**
 * One question with the native control of its type, and "prefer not to answer" beside it. Rows of options stay for the next question.
 * What was just given is shown at once, until the page around it hands it back.
 */
export function QuestionField({ question, displays, answer: known, onChange, onBlur, issue }: QuestionFieldProps) {
  const { language, t } = useLanguage('ui');
  const [given, setGiven] = useState<Given>();
  const isAhead = given !== undefined && given.linkId === question.linkId && given.known === known;
  if (given !== undefined && !isAhead) setGiven(undefined);
  const answer = isAhead ? given.answer : known;
  const value = answer === undefined || isDeclined(answer) ? undefined : answer.value;
  const { linkId } = question;
  const beforeDeclining = useRef<{ readonly linkId: string; readonly value: AnswerValue | undefined }>(undefined);
  const lang = shownText(question.text, language).lang ?? language;
  const give = (next: Answer | undefined) => {
    setGiven({ linkId, known, answer: next });
    onChange(next);
  };
  const onValue = (next: AnswerValue | undefined) =>
    give(next === undefined ? undefined : { linkId, lang, value: next });
  const onDecline = (declined: boolean) => {
    if (declined) {
      beforeDeclining.current = { linkId, value };
      give({ linkId, lang, declined: true });
    } else {
      const { current } = beforeDeclining;
      onValue(current?.linkId === linkId ? current.value : undefined);
    }
  };
  return (
    <div className="question">
      <AnswerField
        question={question}
        displays={displays}
        value={value}
        onValue={onValue}
        onBlur={onBlur}
        issueMessage={issue === undefined ? undefined : issueText(issue, t)}
        issueInOtherText={issue !== undefined && isInOtherText(question, issue)}
      />
      <DeclineField checked={answer !== undefined && isDeclined(answer)} onChange={onDecline} />
    </div>
  );
}
