import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

export type EraseOutcome = 'erased' | 'failed';

export interface EraseEverythingProps {
  /** Rejects when something could not be removed. */
  readonly onErase: () => Promise<void>;
  /** Undefined when it begins: what became of an earlier attempt no longer holds. */
  readonly onOutcome: (outcome: EraseOutcome | undefined) => void;
}

/** Button and question. Asks the same, in the same words, whether or not anything waits: nobody learns it here. */
export function EraseEverything({ onErase, onOutcome }: EraseEverythingProps) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const [working, setWorking] = useState(false);
  const erase = () => {
    setAsking(false);
    setWorking(true);
    onOutcome(undefined);
    const tell = (outcome: EraseOutcome) => {
      setWorking(false);
      onOutcome(outcome);
    };
    onErase().then(
      () => tell('erased'),
      () => tell('failed'),
    );
  };
  return (
    <>
      <Button variant="secondary" working={working} onClick={() => setAsking(true)}>
        {t(working ? 'device.erasing' : 'device.erase')}
      </Button>
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
