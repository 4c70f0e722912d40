import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Working } from '../../ui/Working.tsx';

export function OpeningPage() {
  const { t } = useLanguage();
  return (
    <>
      <Heading level={1}>{t('opening.title')}</Heading>
      <Working text={t('opening.working')} />
    </>
  );
}
