import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

/** Shown where nothing is being answered, and nowhere else. */
export function UpdateOffer({ onUpdate }: { readonly onUpdate: () => void }) {
  const { t } = useLanguage();
  return (
    <Notice title={t('update.title')} announce>
      <p>{t('update.text')}</p>
      <Button variant="secondary" onClick={onUpdate}>
        {t('update.button')}
      </Button>
    </Notice>
  );
}
