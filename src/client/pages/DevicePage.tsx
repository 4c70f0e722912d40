import { useEffect, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

export interface DevicePageProps {
  /** Has the browser promised not to clear what is stored? */
  readonly isPersistent: () => Promise<boolean>;
  /** Rejects when something could not be removed. */
  readonly onErase: () => Promise<void>;
  readonly onClose: () => void;
}

/** What is kept on this device, and its removal. Says the same whether or not anything waits, so that nobody learns it here. */
export function DevicePage({ isPersistent, onErase, onClose }: DevicePageProps) {
  const { t } = useLanguage();
  const [promised, setPromised] = useState<boolean>();
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<'erased' | 'failed'>();
  useEffect(() => {
    isPersistent().then(setPromised, () => setPromised(false));
  }, [isPersistent]);
  const erase = () => {
    setAsking(false);
    onErase().then(
      () => setOutcome('erased'),
      () => setOutcome('failed'),
    );
  };
  return (
    <>
      <Heading level={1}>{t('device.title')}</Heading>
      <p>{t('device.what')}</p>
      {promised !== undefined && <p>{t(promised ? 'device.persistent' : 'device.notPersistent')}</p>}
      {outcome !== undefined && (
        <Notice kind={outcome === 'erased' ? 'success' : 'error'} announce>
          <p>{t(outcome === 'erased' ? 'device.erased' : 'device.eraseFailed')}</p>
        </Notice>
      )}
      <ButtonRow>
        <Button variant="warning" onClick={() => setAsking(true)}>
          {t('device.erase')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('support.return')}
        </Button>
      </ButtonRow>
      <Dialog
        open={asking}
        title={t('device.eraseTitle')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button variant="warning" onClick={erase}>
              {t('device.eraseYes')}
            </Button>
            <Button variant="secondary" onClick={() => setAsking(false)}>
              {t('device.eraseNo')}
            </Button>
          </>
        }
      >
        <p>{t('device.eraseText')}</p>
      </Dialog>
    </>
  );
}
