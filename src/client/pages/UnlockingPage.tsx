import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Working } from '../../ui/Working.tsx';

export interface UnlockingPageProps {
  /** 0 to 1 */
  readonly fraction: number;
  readonly onCancel: () => void;
}

export function UnlockingPage({ fraction, onCancel }: UnlockingPageProps) {
  const { t } = useLanguage();
  return (
    <>
      <Heading level={1}>{t('unlocking.title')}</Heading>
      <Working text={t('unlocking.working')} fraction={fraction} />
      <ButtonRow>
        <Button variant="secondary" onClick={onCancel}>
          {t('unlocking.cancel')}
        </Button>
      </ButtonRow>
    </>
  );
}
