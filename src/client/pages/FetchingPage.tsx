import { useEffect } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Working } from '../../ui/Working.tsx';

export interface FetchingPageProps {
  readonly hasFailed: boolean;
  /** There may be network again. */
  readonly onOnline: () => void;
  readonly onAgain: () => void;
  /** Gives up the code that waits. A page beside the way has its Back button. */
  readonly onCancel: (() => void) | undefined;
}

/** While a part of the page is still on its way, on a first visit with a slow network or none. */
export function FetchingPage({ hasFailed, onOnline, onAgain, onCancel }: FetchingPageProps) {
  const { t } = useLanguage();
  useEffect(() => {
    globalThis.addEventListener('online', onOnline);
    return () => globalThis.removeEventListener('online', onOnline);
  }, [onOnline]);
  return (
    <>
      <Heading level={1}>{t(hasFailed ? 'fetching.failedTitle' : 'fetching.title')}</Heading>
      {hasFailed ? (
        <Notice kind="warning" announce>
          <p>{t('fetching.failed')}</p>
        </Notice>
      ) : (
        <Working text={t('fetching.working')} />
      )}
      <ButtonRow>
        {hasFailed && <Button onClick={onAgain}>{t('fetching.again')}</Button>}
        {onCancel !== undefined && (
          <Button variant="secondary" onClick={onCancel}>
            {t('unlocking.cancel')}
          </Button>
        )}
      </ButtonRow>
    </>
  );
}
