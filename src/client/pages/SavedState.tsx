import { useSyncExternalStore } from 'react';
import { Button } from '../../ui/Button.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { SaveNews } from '../saveNews.ts';

/** The button that goes on: it takes focus from "Save again", which leaves with its notice. */
export const onwardId = 'onward';

export interface SavedStateProps {
  readonly saving: SaveNews;
  readonly onceFor: string;
  readonly onAgain: () => void;
}

/** Said once for each `onceFor`. "Saved" appears only when the device has said so; what was not saved is said at once and stays until it is mended. */
export function SavedState({ saving, onceFor, onAgain }: SavedStateProps) {
  const state = useSyncExternalStore(saving.listen, saving.state);
  const { t } = useLanguage();
  const saveAgain = () => {
    document.getElementById(onwardId)?.focus();
    onAgain();
  };
  return (
    <>
      {state === 'failed' && (
        <Notice key={onceFor} kind="warning" title={t('save.failedTitle')} announce>
          <p>{t('save.failed')}</p>
          <Button variant="secondary" onClick={saveAgain}>
            {t('save.again')}
          </Button>
        </Notice>
      )}
      {state === 'memory' && (
        <Notice key={onceFor} kind="warning" title={t('save.memoryTitle')}>
          <p>{t('save.memory')}</p>
        </Notice>
      )}
      {state === 'elsewhere' && (
        <Notice key={onceFor} kind="warning" title={t('stopped.elsewhere.title')} announce>
          <p>{t('save.elsewhere')}</p>
        </Notice>
      )}
      <LiveRegion message={state === 'saved' ? t('save.saved') : ''} onceFor={onceFor} visible />
    </>
  );
}
