import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { CheckboxField } from '../../ui/CheckboxField.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { isPin } from '../kioskPin.ts';
import { PinField } from './PinField.tsx';

export interface KioskOfferProps {
  readonly onSwitchOn: (pin: string, keepsDrafts: boolean) => Promise<void>;
}

type Refusal = 'staff.pinShape' | 'staff.pinDifferent' | 'staff.failed';

/** Switching the mode on: what it does, and the PIN that will switch it off. */
export function KioskOffer({ onSwitchOn }: KioskOfferProps) {
  const { t } = useLanguage();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [keepsNothing, setKeepsNothing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [attempt, setAttempt] = useState(0);
  const [working, setWorking] = useState(false);
  const refuse = (reason: Refusal) => {
    setWorking(false);
    setRefusal(reason);
    setAttempt(attempt + 1);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPin(pin)) return refuse('staff.pinShape');
    if (pin !== again) return refuse('staff.pinDifferent');
    setRefusal(undefined);
    setWorking(true);
    onSwitchOn(pin, !keepsNothing).catch(() => refuse('staff.failed'));
  };
  const fieldId = refusal === 'staff.pinDifferent' ? 'pin-again' : 'pin';
  const message = refusal === undefined ? undefined : t(refusal);
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <ErrorSummary errors={message === undefined ? [] : [{ fieldId, message }]} attempt={attempt} />
      <p>{t('staff.off')}</p>
      <ul>
        <li>{t('staff.doesEmpty')}</li>
        <li>{t('staff.doesKeep')}</li>
        <li>{t('staff.doesLanguage')}</li>
      </ul>
      <PinField
        id="pin"
        label={t('staff.newPin')}
        hint={t('staff.newPinHint')}
        error={fieldId === 'pin' ? message : undefined}
        value={pin}
        onChange={setPin}
      />
      <PinField
        id="pin-again"
        label={t('staff.newPinAgain')}
        error={fieldId === 'pin-again' ? message : undefined}
        value={again}
        onChange={setAgain}
      />
      <CheckboxField
        id="keeps-nothing"
        label={t('staff.keepsNothing')}
        hint={t('staff.keepsNothingHint')}
        checked={keepsNothing}
        onChange={setKeepsNothing}
      />
      <ButtonRow>
        <Button type="submit" working={working}>
          {t(working ? 'staff.working' : 'staff.switchOn')}
        </Button>
      </ButtonRow>
    </form>
  );
}
