import { useState } from 'react';
import type { About } from '../../core/about.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Details } from '../../ui/Details.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { Filling } from '../journey.ts';
import type { Tablet } from '../kioskMode.ts';
import type { SaveNews } from '../saveNews.ts';
import { useAfterTouch } from '../useAfterTouch.ts';
import { AnswerSummary } from './AnswerSummary.tsx';
import { ClinicNotice } from './ClinicNotice.tsx';
import { onwardId, SavedState } from './SavedState.tsx';

export interface CheckAnswersPageProps {
  /** No copy leaves a shared tablet. */
  readonly tablet: Tablet;
  readonly isKept: boolean;
  readonly filling: Filling;
  /** The question that one comes back from: the page begins at its row. */
  readonly returnedTo: string | undefined;
  readonly about: About | undefined;
  readonly saving: SaveNews;
  readonly onChange: (linkId: string) => void;
  /** Rejects when the device could not take the sealed answers. */
  readonly onSend: () => Promise<void>;
  /** The same, without the device: for when it has no room. */
  readonly onSendFromMemory: () => Promise<void>;
  readonly onSaveAgain: () => void;
  readonly onCopy: () => void;
}

export function CheckAnswersPage(props: CheckAnswersPageProps) {
  const { tablet, isKept, filling, returnedTo, about, saving } = props;
  const { onChange, onSend, onSendFromMemory, onSaveAgain, onCopy } = props;
  const { t } = useLanguage();
  const isWhole = useAfterTouch(returnedTo !== undefined);
  const [sealing, setSealing] = useState<'no' | 'yes' | 'failed'>('no');
  const send = (sending: () => Promise<void>) => {
    // The other way to send stands in a notice that goes now.
    document.getElementById(onwardId)?.focus();
    setSealing('yes');
    sending().catch(() => setSealing('failed'));
  };
  return (
    <>
      <Heading level={1}>{t('check.title')}</Heading>
      <p>{t(!isKept ? 'check.leadMemory' : tablet === undefined ? 'check.lead' : 'check.leadTablet')}</p>
      <AnswerSummary filling={filling} onChange={onChange} returnedTo={returnedTo} />
      {isWhole && about !== undefined && (
        <Details summary={t('check.aboutTitle')}>
          <ClinicNotice about={about} level={3} />
        </Details>
      )}
      {sealing === 'failed' && (
        <Notice kind="error" announce>
          <p>{t('check.failed')}</p>
          {isKept && (
            <>
              <p>{t('check.directHint')}</p>
              <Button variant="secondary" onClick={() => send(onSendFromMemory)}>
                {t('check.direct')}
              </Button>
            </>
          )}
        </Notice>
      )}
      <ButtonRow>
        <Button id={onwardId} onClick={() => send(onSend)} working={sealing === 'yes'}>
          {t(sealing === 'yes' ? 'check.sealing' : 'check.send')}
        </Button>
        {tablet === undefined && (
          <Button variant="quiet" onClick={onCopy}>
            {t('check.copy')}
          </Button>
        )}
      </ButtonRow>
      <SavedState saving={saving} onceFor="check" onAgain={onSaveAgain} />
    </>
  );
}
