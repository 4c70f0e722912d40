import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { PinOutcome } from '../kioskPin.ts';
import { PinField } from './PinField.tsx';

export interface PinFormProps {
  readonly onPin: (pin: string) => Promise<PinOutcome>;
  readonly onRight: () => void;
}

interface Refusal {
  readonly reason: 'staff.pinWrong' | 'staff.pinWait' | 'staff.failed';
  readonly minutes: number;
}

const fieldId = 'pin';

export function PinForm({ onPin, onRight }: PinFormProps) {
  const { t } = useLanguage();
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [attempt, setAttempt] = useState(0);
  const [working, setWorking] = useState(false);
  const error = refusal && t(refusal.reason, { count: refusal.minutes });
  const refuse = (reason: Refusal['reason'], minutes = 0) => {
    setWorking(false);
    setPin('');
    setRefusal({ reason, minutes });
    setAttempt(attempt + 1);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    onPin(pin).then(
      (result) => {
        if (result.outcome === 'right') onRight();
        else if (result.outcome === 'wrong') refuse('staff.pinWrong');
        else refuse('staff.pinWait', Math.ceil(result.seconds / 60));
      },
      () => refuse('staff.failed'),
    );
  };
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <ErrorSummary errors={error === undefined ? [] : [{ fieldId, message: error }]} attempt={attempt} />
      <p>{t('staff.on')}</p>
      <PinField id={fieldId} label={t('staff.pin')} error={error} value={pin} onChange={setPin} />
      <ButtonRow>
        <Button type="submit" working={working}>
          {t(working ? 'staff.working' : 'staff.open')}
        </Button>
      </ButtonRow>
    </form>
  );
}
