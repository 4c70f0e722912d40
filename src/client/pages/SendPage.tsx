import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { CheckboxField } from '../../ui/CheckboxField.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Working } from '../../ui/Working.tsx';
import type { SyncChoice } from '../backgroundSync.ts';
import type { Tablet } from '../kioskMode.ts';
import type { Waiting } from '../step.ts';
import { AnswerPlace } from './AnswerPlace.tsx';
import { ClosingNotice, closingId } from './ClosingNotice.tsx';
import { attemptId, FailedAttempt } from './FailedAttempt.tsx';

export interface SendPageProps {
  readonly tablet: Tablet;
  /** How the answers wait; undefined while they are being sent. */
  readonly waiting: Waiting | undefined;
  /** So far, by a person's hand. */
  readonly attempts: number;
  readonly isKept: boolean;
  /** Sending with the page closed. */
  readonly sync: SyncChoice;
  readonly onSync: (isOn: boolean) => void;
  readonly onAgain: () => void;
  readonly onChange: () => void;
  readonly onClose: () => void;
}

/** Says where the answers are. "Sent" is never said here: only a verified receipt says so, on its own page. */
export function SendPage(props: SendPageProps) {
  const { tablet, waiting, attempts, isKept, sync, onSync, onAgain, onChange, onClose } = props;
  const { t } = useLanguage();
  if (waiting === undefined) {
    return (
      <>
        <Heading level={1}>{t('send.sendingTitle')}</Heading>
        <Working text={t('send.sending')} />
      </>
    );
  }
  if (tablet !== undefined) {
    const isRepeated = attempts > 1;
    return (
      <>
        <Heading level={1} describedBy={isRepeated ? `${attemptId} ${closingId}` : closingId}>
          {t('send.sealedTitle')}
        </Heading>
        {isRepeated && <FailedAttempt key={attempts} number={attempts} />}
        <p>{t('send.sealed')}</p>
        <ClosingNotice onClose={onClose}>
          <Button variant="quiet" onClick={onAgain}>
            {t('send.again')}
          </Button>
        </ClosingNotice>
      </>
    );
  }
  return (
    <>
      <Heading level={1} describedBy={attemptId}>
        {t('send.waitingTitle')}
      </Heading>
      <FailedAttempt key={attempts} number={attempts} />
      <p>{t(isKept ? 'send.waiting' : 'send.waitingMemory')}</p>
      <AnswerPlace place={{ at: 'waiting', since: waiting.since }} isKept={isKept} />
      {sync.isOffered && (
        <CheckboxField
          id="sync"
          label={t('send.syncLabel')}
          hint={t('send.syncHint')}
          checked={sync.isOn}
          onChange={onSync}
        />
      )}
      <ButtonRow>
        <Button onClick={onAgain}>{t('send.again')}</Button>
        {waiting.changeable && (
          <Button variant="secondary" onClick={onChange}>
            {t('send.change')}
          </Button>
        )}
        <Button variant="quiet" onClick={onClose}>
          {t(isKept ? 'send.close' : 'send.closeMemory')}
        </Button>
      </ButtonRow>
    </>
  );
}
