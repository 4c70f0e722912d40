import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { Unsent } from '../step.ts';
import { AnswerPlace } from './AnswerPlace.tsx';
import { attemptId, FailedAttempt } from './FailedAttempt.tsx';

export interface UnsentPageProps {
  readonly unsent: Unsent;
  /** With nothing new, so far, by a person's hand. */
  readonly attempts: number;
  readonly isKept: boolean;
  /** Asks the intake, and sends if it may be sent. */
  readonly onAgain: () => void;
  /** Back to the draft. */
  readonly onReopen: () => void;
  readonly onRemove: () => void;
  readonly onLeave: () => void;
}

type Way = 'again' | 'send' | 'reopen' | 'remove' | 'keep';

/** The main way first. `reopen` is offered only where a draft is here. */
const ways: Readonly<Record<Unsent['why'], readonly Way[]>> = {
  held: ['again', 'keep'],
  conflict: ['keep', 'remove'],
  closed: ['reopen', 'again', 'keep', 'remove'],
  unknown: ['again', 'reopen', 'keep'],
  rekey: ['reopen', 'again', 'keep'],
  overdue: ['send', 'keep', 'remove'],
};

/** Answers that did not get through: what has happened, where they are, what can be done. Nothing goes without two presses. */
export function UnsentPage({ unsent, attempts, isKept, onAgain, onReopen, onRemove, onLeave }: UnsentPageProps) {
  const { why, changeable, since } = unsent;
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const act: Readonly<Record<Way, () => void>> = {
    again: onAgain,
    send: onAgain,
    reopen: onReopen,
    remove: () => setAsking(true),
    keep: onLeave,
  };
  const offered = ways[why].filter((way) => way !== 'reopen' || changeable);
  const isRepeated = attempts > 1;
  const needsDraft = why === 'rekey' || why === 'closed';
  return (
    <>
      <Heading level={1} describedBy={isRepeated ? attemptId : undefined}>
        {t(`unsent.${why}.title`)}
      </Heading>
      {isRepeated && <FailedAttempt key={attempts} number={attempts} of="unsent" />}
      <p>{t(`unsent.${why}.text`)}</p>
      <AnswerPlace place={{ at: 'waiting', since }} isKept={isKept} />
      <Heading level={2}>{t('unsent.doTitle')}</Heading>
      <p>{t(needsDraft && !changeable ? 'unsent.sealedOnly' : `unsent.${why}.do`)}</p>
      <ButtonRow>
        {offered.map((way, index) => (
          <Button
            key={way}
            variant={way === 'remove' ? 'quiet' : index === 0 ? 'primary' : 'secondary'}
            onClick={act[way]}
          >
            {t(`unsent.way.${way}`)}
          </Button>
        ))}
      </ButtonRow>
      <Dialog
        open={asking}
        title={t('unsent.removeTitle')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button variant="warning" onClick={onRemove}>
              {t('unsent.removeYes')}
            </Button>
            <Button variant="secondary" onClick={() => setAsking(false)}>
              {t('unsent.removeNo')}
            </Button>
          </>
        }
      >
        <p>{t('unsent.removeText')}</p>
      </Dialog>
    </>
  );
}
