import { Button } from '../../../ui/Button.tsx';
import { ButtonRow } from '../../../ui/ButtonRow.tsx';
import { Details } from '../../../ui/Details.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { useLanguage } from '../../../ui/useLanguage.ts';

export const losses = ['laptop', 'passphrase', 'stolen', 'slip', 'sheet', 'sheetStolen'] as const;

export type Loss = (typeof losses)[number];

export interface LossPageProps {
  readonly onLoss: (loss: Loss) => void;
  readonly onBack: () => void;
}

/** What to do when something is gone: in the order of the steps, with the button that does them. */
export function LossPage({ onLoss, onBack }: LossPageProps) {
  const { t } = useLanguage();
  return (
    <>
      <Heading level={1}>{t('keys.loss.heading')}</Heading>
      <p>{t('keys.loss.intro')}</p>
      {losses.map((loss) => (
        <Details key={loss} summary={t(`keys.lossOf.${loss}.what`)}>
          <p>{t(`keys.lossOf.${loss}.steps`)}</p>
          {loss !== 'sheetStolen' && (
            <Button variant="secondary" onClick={() => onLoss(loss)}>
              {t(`keys.lossOf.${loss}.go`)}
            </Button>
          )}
        </Details>
      ))}
      <ButtonRow>
        <Button variant="quiet" onClick={onBack}>
          {t('keys.back')}
        </Button>
      </ButtonRow>
    </>
  );
}
