import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

export interface EraseFormProps {
  readonly serial: string;
  readonly isErased: boolean;
  /** The deletion was cut short: something of it still lies at the server. */
  readonly isUnfinished: boolean;
  readonly working: boolean;
  readonly onErase: () => Promise<boolean>;
}

/** Deletes everything the person has answered. Asked for by writing the slip's number: it cannot be undone. */
export function EraseForm({ serial, isErased, isUnfinished, working, onErase }: EraseFormProps) {
  const { t } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  if (isErased && !isUnfinished) return null;
  const close = () => {
    setAsking(false);
    setTyped('');
    setWrong(false);
  };
  return (
    <section className="person-form">
      <Heading level={2}>{t('person.erase.heading')}</Heading>
      {isUnfinished && (
        <Notice kind="warning">
          <p>{t('person.erase.unfinished')}</p>
        </Notice>
      )}
      <p>{t('person.erase.intro')}</p>
      <p>
        <Button variant="secondary" working={working} onClick={() => setAsking(true)}>
          {t('person.erase.open')}
        </Button>
      </p>
      <Dialog
        open={isAsking}
        title={t('person.erase.title', { serial })}
        onClose={close}
        actions={
          <>
            <Button
              variant="warning"
              onClick={() => {
                if (typed.trim() !== serial) {
                  setWrong(true);
                  return;
                }
                close();
                void onErase();
              }}
            >
              {t('person.erase.confirm')}
            </Button>
            <Button variant="secondary" onClick={close}>
              {t('codes.cancel')}
            </Button>
          </>
        }
      >
        <p>{t('person.erase.text')}</p>
        <TextField
          id="erase-serial"
          label={t('person.erase.label', { serial })}
          error={isWrong ? t('person.erase.wrong') : undefined}
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          width="short"
        />
      </Dialog>
    </section>
  );
}
