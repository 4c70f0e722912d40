import { useState } from 'react';
import type { Answer } from '../core/answers.ts';
import type { Display, Question } from '../core/questionnaire.ts';
import type { ValidationIssue } from '../core/validation.ts';
import { BackButton } from './BackButton.tsx';
import { Button } from './Button.tsx';
import { ButtonLink } from './ButtonLink.tsx';
import { ButtonRow } from './ButtonRow.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { HeadingNote } from './headingNote.ts';
import { PageFrame } from './PageFrame.tsx';
import { ProgressText } from './ProgressText.tsx';
import { QuestionField } from './QuestionField.tsx';
import { questionErrors } from './questionErrors.ts';
import { useLanguage } from './useLanguage.ts';

export interface ExampleQuestionProps {
  readonly question: Question;
  readonly displays?: readonly Display[];
  readonly answer?: Answer | undefined;
  readonly issue?: ValidationIssue | undefined;
}

/** A whole page with one question, as a client meets it. */
export function ExampleQuestion({ question, displays, answer: first, issue }: ExampleQuestionProps) {
  const { language, t } = useLanguage('ui');
  const [answer, setAnswer] = useState(first);
  const swedish = language === 'sv';
  return (
    <PageFrame
      page={question.linkId}
      exit={<Button variant="secondary">{swedish ? 'Lämna sidan' : 'Leave page'}</Button>}
      back={<BackButton onClick={nothing} />}
      support={
        <ButtonLink variant="quiet" href="tel:112">
          {swedish ? 'Behöver du hjälp nu?' : 'Do you need help now?'}
        </ButtonLink>
      }
    >
      <ErrorSummary errors={questionErrors(question, issue, t)} />
      <ProgressText id="progress" number={7} total={24} section={swedish ? 'Om vädret' : 'About the weather'} />
      <HeadingNote value="progress">
        <QuestionField question={question} displays={displays} answer={answer} onChange={setAnswer} issue={issue} />
      </HeadingNote>
      <ButtonRow>
        <Button>{swedish ? 'Fortsätt' : 'Continue'}</Button>
        <Button variant="quiet">{swedish ? 'Hoppa över frågan' : 'Skip this question'}</Button>
      </ButtonRow>
    </PageFrame>
  );
}

function nothing(): void {}
