import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { ReadersPicture } from './ReadersPicture.tsx';

/** Every answer is one of docs/threat-model.md's, what is not promised included. */
const worries = ['police', 'partner', 'halfway', 'must', 'regret', 'someone', 'review'] as const;

/** For whoever hesitates: who can read, and what people ask before they dare. */
export function WorriesPage({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <>
      <Heading level={1}>{t('worries.title')}</Heading>
      <ReadersPicture />
      {worries.map((worry) => (
        <section key={worry}>
          <Heading level={2} size="small">
            {t(`worries.${worry}.question`)}
          </Heading>
          <p>{t(`worries.${worry}.answer`)}</p>
        </section>
      ))}
      <ButtonRow>
        <Button variant="quiet" onClick={onClose}>
          {t('support.return')}
        </Button>
      </ButtonRow>
    </>
  );
}
