import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { Tablet } from '../kioskMode.ts';
import { EraseEverything, type EraseOutcome } from './EraseEverything.tsx';
import { EraseOutcomeNotice } from './EraseOutcomeNotice.tsx';
import { KeptPromise } from './KeptPromise.tsx';

export interface DevicePageProps {
  /** A shared tablet says what it keeps, and leaves removal to staff: other people's sealed answers may be waiting on it. */
  readonly tablet: Tablet;
  /** False: nothing is kept on this device. */
  readonly isKept: boolean;
  /** Rejects when something could not be removed. */
  readonly onErase: () => Promise<void>;
  readonly onStaff: () => void;
  readonly onClose: () => void;
}

/** What is kept on this device, and its removal. Says the same whether or not anything waits, so that nobody learns it here. */
export function DevicePage({ tablet, isKept, onErase, onStaff, onClose }: DevicePageProps) {
  const { t } = useLanguage();
  const [outcome, setOutcome] = useState<EraseOutcome>();
  return (
    <>
      <Heading level={1}>{t('device.title')}</Heading>
      {tablet === undefined ? (
        isKept ? (
          <>
            <p>{t('device.what')}</p>
            <KeptPromise />
            <p>{t('device.separate')}</p>
          </>
        ) : (
          <p>{t('device.memory')}</p>
        )
      ) : (
        <>
          <p>{t('device.shared')}</p>
          <p>{t(tablet === 'keeps-drafts' ? 'device.sharedKept' : 'device.sharedNothing')}</p>
        </>
      )}
      {outcome !== undefined && <EraseOutcomeNotice outcome={outcome} />}
      <ButtonRow>
        {tablet === undefined && <EraseEverything onErase={onErase} onOutcome={setOutcome} />}
        <Button variant="quiet" onClick={onClose}>
          {t('support.return')}
        </Button>
        <Button variant="quiet" onClick={onStaff}>
          {t('device.staff')}
        </Button>
      </ButtonRow>
    </>
  );
}
