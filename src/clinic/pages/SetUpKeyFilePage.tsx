import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CheckboxField } from '../../ui/CheckboxField.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { StepForm } from './StepForm.tsx';
import type { StepProps } from './setUpSteps.ts';

export interface SetUpKeyFilePageProps extends StepProps {
  /** False when the browser could not save it. */
  readonly onSave: () => boolean;
}

const copiesWanted = 2;

/** The key file, saved twice: one copy is none. */
export function SetUpKeyFilePage({ onSave, onDone, ...step }: SetUpKeyFilePageProps) {
  const { t } = useLanguage();
  const [copies, setCopies] = useState(0);
  const [isConfirmed, setConfirmed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const isReady = copies >= copiesWanted && isConfirmed;
  return (
    <StepForm
      {...step}
      heading={t('setUp.keyFile.heading')}
      errors={attempt > 0 && !isReady ? [{ fieldId: 'save-key-file', message: t('setUp.keyFile.confirmMissing') }] : []}
      attempt={attempt}
      onSubmit={() => {
        if (isReady) onDone();
        else setAttempt(attempt + 1);
      }}
    >
      <p>{t('setUp.keyFile.intro')}</p>
      <p>{t('setUp.keyFile.where')}</p>
      <p>
        <Button
          id="save-key-file"
          variant="secondary"
          onClick={() => {
            if (onSave()) setCopies(copies + 1);
          }}
        >
          {t(copies === 0 ? 'setUp.keyFile.save' : 'setUp.keyFile.again')}
        </Button>
      </p>
      <p aria-live="polite">{t('setUp.keyFile.copies', { count: copies })}</p>
      <CheckboxField
        id="key-file-saved"
        label={t('setUp.keyFile.confirm')}
        checked={isConfirmed}
        onChange={setConfirmed}
      />
    </StepForm>
  );
}
