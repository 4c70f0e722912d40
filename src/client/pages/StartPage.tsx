import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

export interface StartPageProps {
  readonly onBegin: () => void;
  readonly isUpdateReady: boolean;
  readonly onUpdate: () => void;
}

/** A neutral shell: before a code is typed it names no clinic and shows nothing of what the device holds. */
export function StartPage({ onBegin, isUpdateReady, onUpdate }: StartPageProps) {
  const { t } = useLanguage();
  return (
    <>
      <Heading level={1}>{t('start.title')}</Heading>
      <p>{t('start.lead')}</p>
      <ul>
        <li>{t('start.noAccount')}</li>
        <li>{t('start.sealed')}</li>
        <li>{t('start.pause')}</li>
        <li>{t('start.offline')}</li>
      </ul>
      <Notice>
        <p>{t('start.urgent')}</p>
      </Notice>
      <ButtonRow>
        <Button onClick={onBegin} wide>
          {t('start.begin')}
        </Button>
      </ButtonRow>
      {isUpdateReady && <UpdateOffer onUpdate={onUpdate} />}
    </>
  );
}

export function UpdateOffer({ onUpdate }: { readonly onUpdate: () => void }) {
  const { t } = useLanguage();
  return (
    <Notice title={t('update.title')}>
      <p>{t('update.text')}</p>
      <Button variant="secondary" onClick={onUpdate}>
        {t('update.button')}
      </Button>
    </Notice>
  );
}
