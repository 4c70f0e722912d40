import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { askForPersistence, decidesAlone } from '../persistence.ts';
import { usePersistence } from '../usePersistence.ts';
import { promiseWords } from './AnswerPlace.tsx';

/** Whether the browser may clear what is stored, and, where it asks the person, a button that says so first. */
export function KeptPromise() {
  const { t } = useLanguage();
  const [promise, setPromise] = usePersistence();
  const [isAsked, setAsked] = useState(false);
  if (promise === undefined) return null;
  const ask = () => {
    setAsked(true);
    askForPersistence().then(setPromise, () => setPromise('not-promised'));
  };
  return (
    <>
      {/* Said when the answer comes; before that it is one of the page's sentences. */}
      <p role={isAsked ? 'status' : undefined}>{t(`device.${promiseWords[promise]}`)}</p>
      {promise === 'not-promised' && !decidesAlone() && (
        <>
          <p>{t('device.askHint')}</p>
          <Button variant="secondary" onClick={ask}>
            {t('device.ask')}
          </Button>
        </>
      )}
    </>
  );
}
