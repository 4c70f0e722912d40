import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

/** What is known to be missing. A gap that is closed leaves this list in the same change. */
const gaps = ['gapPeople', 'gapForms', 'gapCode', 'gapTime', 'gapReview'] as const;

/** The accessibility statement. */
export function AccessPage({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <>
      <Heading level={1}>{t('access.title')}</Heading>
      <p>{t('access.lead')}</p>
      <Heading level={2}>{t('access.gapsTitle')}</Heading>
      <ul>
        {gaps.map((gap) => (
          <li key={gap}>{t(`access.${gap}`)}</li>
        ))}
      </ul>
      <Heading level={2}>{t('access.testedTitle')}</Heading>
      <p>{t('access.tested')}</p>
      <Heading level={2}>{t('access.tellTitle')}</Heading>
      <p>{t('access.tell')}</p>
      <p>{t('access.date')}</p>
      <ButtonRow>
        <Button variant="quiet" onClick={onClose}>
          {t('support.return')}
        </Button>
      </ButtonRow>
    </>
  );
}
