import { useState } from 'react';
import type { Day } from '../../core/day.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckboxField } from '../../ui/CheckboxField.tsx';
import { PrintableArea } from '../../ui/PrintableArea.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { StepForm } from './StepForm.tsx';
import type { StepProps } from './setUpSteps.ts';

export interface SetUpRecoveryPageProps extends StepProps {
  /** The seed as Bech32, in groups. Secret. */
  readonly recoveryText: string;
  readonly clinicNumber: string;
  readonly day: Day;
  readonly onPrint: () => void;
}

export function SetUpRecoveryPage(props: SetUpRecoveryPageProps) {
  const { recoveryText, clinicNumber, day, onPrint, onDone, ...step } = props;
  const { t } = useLanguage();
  const [isConfirmed, setConfirmed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  return (
    <StepForm
      {...step}
      heading={t('setUp.recovery.heading')}
      errors={
        attempt > 0 && !isConfirmed
          ? [{ fieldId: 'recovery-printed', message: t('setUp.recovery.confirmMissing') }]
          : []
      }
      attempt={attempt}
      onSubmit={() => {
        if (isConfirmed) onDone();
        else setAttempt(attempt + 1);
      }}
    >
      <p>{t('setUp.recovery.intro')}</p>
      <PrintableArea>
        <section className="recovery-sheet" aria-label={t('setUp.recovery.sheetTitle')}>
          <h2 className="heading heading-medium">{t('setUp.recovery.sheetTitle')}</h2>
          <p>{t('setUp.recovery.sheetText')}</p>
          <p className="recovery-text" translate="no">
            {recoveryText}
          </p>
          <p>
            {t('setUp.recovery.sheetDay', { day })}
            <br />
            {t('setUp.recovery.sheetId', { id: clinicNumber })}
          </p>
        </section>
      </PrintableArea>
      <p>
        <Button variant="secondary" onClick={onPrint}>
          {t('setUp.recovery.print')}
        </Button>
      </p>
      <CheckboxField
        id="recovery-printed"
        label={t('setUp.recovery.confirm')}
        checked={isConfirmed}
        onChange={setConfirmed}
      />
    </StepForm>
  );
}
