import { useState } from 'react';
import type { Day } from '../../core/day.ts';
import { Button } from '../../ui/Button.tsx';
import { PrintableArea } from '../../ui/PrintableArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { wholeParts } from '../../ui/wholeParts.tsx';
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
  const [typed, setTyped] = useState('');
  const [attempt, setAttempt] = useState(0);
  const isProven = lastSymbols(typed) === lastSymbols(recoveryText).slice(-provenSymbols);
  const error = attempt > 0 && !isProven ? t('setUp.recovery.lastWrong') : undefined;
  return (
    <StepForm
      {...step}
      heading={t('setUp.recovery.heading')}
      errors={error === undefined ? [] : [{ fieldId: 'recovery-last', message: error }]}
      attempt={attempt}
      onSubmit={() => {
        if (isProven) onDone();
        else setAttempt(attempt + 1);
      }}
    >
      <p>{t('setUp.recovery.intro')}</p>
      <PrintableArea>
        <section className="recovery-sheet" aria-label={t('setUp.recovery.sheetTitle')}>
          <h2 className="heading heading-medium">{t('setUp.recovery.sheetTitle')}</h2>
          <p>{t('setUp.recovery.sheetText')}</p>
          <p className="recovery-text" translate="no" dir="ltr">
            {recoveryText}
          </p>
          <p>{t('setUp.recovery.sheetUse')}</p>
          <p>
            {wholeParts(t('setUp.recovery.sheetDay', { day }))}
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
      <TextField
        id="recovery-last"
        label={t('setUp.recovery.last')}
        hint={t('setUp.recovery.lastHint')}
        error={error}
        value={typed}
        onChange={setTyped}
        autoCapitalize="characters"
        width="code"
      />
    </StepForm>
  );
}

/** Read off the paper, these prove that it was printed and can be read. */
const provenSymbols = 8;

function lastSymbols(text: string): string {
  return text.replace(/[\s-]/gu, '').toUpperCase();
}
