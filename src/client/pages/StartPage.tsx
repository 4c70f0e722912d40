import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { Tablet } from '../kioskMode.ts';
import { UpdateOffer } from './UpdateOffer.tsx';

export interface StartPageProps {
  readonly tablet: Tablet;
  /** False: this browser keeps nothing, and it is said before anything is typed. */
  readonly isKept: boolean;
  readonly onBegin: () => void;
  readonly onWonder: () => void;
  readonly isUpdateReady: boolean;
  readonly onUpdate: () => void;
}

/** A neutral shell: before a code is typed it names no clinic and shows nothing of what the device holds. */
export function StartPage({ tablet, isKept, onBegin, onWonder, isUpdateReady, onUpdate }: StartPageProps) {
  const { t } = useLanguage();
  return (
    <>
      <Heading level={1}>{t('start.title')}</Heading>
      <p>{t('start.lead')}</p>
      {!isKept && (
        <Notice kind="warning" title={t('start.memory.title')}>
          <p>{t('start.memory.text')}</p>
        </Notice>
      )}
      <ul>
        <li>{t('start.noAccount')}</li>
        <li>{t(tablet === undefined ? 'start.sealed' : 'start.sealedShared')}</li>
        {tablet === undefined ? (
          isKept && (
            <>
              <li>{t('start.pause')}</li>
              <li>{t('start.offline')}</li>
            </>
          )
        ) : (
          <>
            <li>{t(tablet === 'keeps-drafts' ? 'start.pauseShared' : 'start.nothingShared')}</li>
            <li>{t('start.shared')}</li>
          </>
        )}
      </ul>
      <Notice>
        <p>{t('start.urgent')}</p>
      </Notice>
      <ButtonRow>
        <Button onClick={onBegin}>{t('start.begin')}</Button>
        <Button variant="quiet" onClick={onWonder}>
          {t('readers.title')}
        </Button>
      </ButtonRow>
      {isUpdateReady && <UpdateOffer onUpdate={onUpdate} />}
    </>
  );
}
