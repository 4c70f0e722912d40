import { type FormEvent, useState } from 'react';
import { type Answer, isDeclined } from '../../core/answers.ts';
import { isFreeText } from '../../core/freeText.ts';
import { displaysAt, progressAt } from '../../core/progress.ts';
import { questionByLinkId, sectionOf } from '../../core/questionnaire.ts';
import type { ValidationIssue } from '../../core/validation.ts';
import { validateAnswer } from '../../core/validation.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { HeadingNote } from '../../ui/headingNote.ts';
import { Notice } from '../../ui/Notice.tsx';
import { ProgressText } from '../../ui/ProgressText.tsx';
import { QuestionField } from '../../ui/QuestionField.tsx';
import { questionErrors } from '../../ui/questionErrors.ts';
import { shownText } from '../../ui/shownText.ts';
import { useLanguage } from '../../ui/useLanguage.ts';
import { tidiedAnswer } from '../fillingDraft.ts';
import type { Filling } from '../journey.ts';
import type { Tablet } from '../kioskMode.ts';
import type { SaveNews } from '../saveNews.ts';
import { HeldHere } from './HeldHere.tsx';
import { onwardId, SavedState } from './SavedState.tsx';

export interface QuestionPageProps {
  readonly tablet: Tablet;
  readonly isKept: boolean;
  /** Some question has been answered or skipped. */
  readonly hasBegun: boolean;
  readonly filling: Filling;
  readonly linkId: string;
  /** Opened from the check page, to return there. */
  readonly isChanging: boolean;
  readonly saving: SaveNews;
  /** Does this text contain the code that is open? */
  readonly mentionsCode: (text: string) => boolean;
  readonly onAnswer: (answer: Answer) => void;
  readonly onClear: () => void;
  /** The answer in the form in which it can travel. */
  readonly onNext: (answer: Answer) => void;
  readonly onSkip: () => void;
  /** Time to save what was typed. */
  readonly onPause: () => void;
}

const progressId = 'progress';

/** One question; the page around it stays for the next one. Choosing saves and moves nothing; only the buttons move. */
export function QuestionPage(props: QuestionPageProps) {
  const { tablet, isKept, hasBegun, filling, linkId, isChanging, saving } = props;
  const { mentionsCode, onAnswer, onClear, onNext, onSkip, onPause } = props;
  const { t, language } = useLanguage();
  const [attempt, setAttempt] = useState(0);
  const [issue, setIssue] = useState<ValidationIssue>();
  const [shownLinkId, setShownLinkId] = useState(linkId);
  if (shownLinkId !== linkId) {
    setShownLinkId(linkId);
    setIssue(undefined);
  }
  const { questionnaire, answers } = filling;
  const question = questionByLinkId(questionnaire, linkId);
  if (question === undefined) return null;
  const answer = answers.get(linkId);
  const section = sectionOf(questionnaire, linkId);
  const sectionText = section && shownText(section.text, language);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tidied = answer && tidiedAnswer(question, answer);
    const found = tidied === undefined ? ({ code: 'required' } as const) : issueOf(tidied);
    setIssue(found);
    setAttempt(attempt + 1);
    if (tidied !== undefined && found === undefined) onNext(tidied);
  };
  const issueOf = (given: Answer) => (isDeclined(given) ? undefined : validateAnswer(question, given.value));
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <ErrorSummary errors={questionErrors(question, issue, t)} attempt={attempt} />
      <ProgressText
        id={progressId}
        {...progressAt(questionnaire, answers, linkId)}
        section={sectionText?.text}
        sectionLang={sectionText?.lang}
      />
      <HeadingNote value={progressId}>
        <QuestionField
          question={question}
          displays={displaysAt(questionnaire, answers, linkId)}
          answer={answer}
          onChange={(changed) => {
            setIssue(undefined);
            if (changed === undefined) onClear();
            else onAnswer(changed);
          }}
          onBlur={onPause}
          issue={issue}
        />
      </HeadingNote>
      {writtenIn(answer).some(mentionsCode) && (
        <Notice key={linkId} kind="warning" announce>
          <p>{t('question.codeInAnswer')}</p>
        </Notice>
      )}
      <ButtonRow>
        <Button type="submit" id={onwardId}>
          {t(isChanging ? 'question.done' : 'question.next')}
        </Button>
        <Button variant="quiet" onClick={onSkip}>
          {t('question.skip')}
        </Button>
      </ButtonRow>
      <HeldHere tablet={tablet} isKept={isKept} linkId={linkId} saving={saving} hasBegun={hasBegun} />
      <SavedState saving={saving} onceFor={linkId} onAgain={onPause} />
    </form>
  );
}

/** What the person wrote in words of their own. */
function writtenIn(answer: Answer | undefined): readonly string[] {
  if (answer === undefined || isDeclined(answer)) return [];
  const entries = Array.isArray(answer.value) ? answer.value : [answer.value];
  return entries.filter(isFreeText).map(({ text }) => text);
}
