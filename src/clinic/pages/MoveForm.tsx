import { useState } from 'react';
import { type Occasion, occasions } from '../../core/occasion.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { RadioList } from '../../ui/RadioList.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { AcceptedMail } from '../mail.ts';
import { reasonLimit, reasonText } from '../reasonText.ts';

export interface MoveFormProps {
  readonly response: AcceptedMail;
  /** Occasions at which this person has a response already. */
  readonly taken: readonly Occasion[];
  readonly working: boolean;
  readonly onMove: (to: Occasion, because: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** A response that was filled in for the wrong occasion counts elsewhere from now on. It is not edited, and the reason stays. */
export function MoveForm({ response, taken, working, onMove, onCancel }: MoveFormProps) {
  const { t } = useLanguage();
  const [to, setTo] = useState<Occasion>();
  const [because, setBecause] = useState('');
  const [attempt, setAttempt] = useState(0);
  const reason = reasonText(because);
  const faults = [
    ...(to === undefined ? [{ fieldId: 'move-to', message: t('person.move.toMissing') }] : []),
    ...(reason !== undefined ? [] : [{ fieldId: 'move-because', message: t('person.move.becauseMissing') }]),
  ];
  const shown = attempt > 0 ? faults : [];
  const faultOf = (id: string) => shown.find(({ fieldId }) => fieldId === id)?.message;
  const free = occasions.filter((occasion) => !taken.includes(occasion));
  return (
    <form
      className="person-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (working) return;
        setAttempt(attempt + 1);
        if (to !== undefined && reason !== undefined) void onMove(to, reason);
      }}
    >
      <ErrorSummary errors={shown} attempt={attempt} />
      <Heading level={2}>
        {t('person.move.heading', { serial: response.serial, occasion: t(`occasion.${response.occasion}`) })}
      </Heading>
      <p>{t('person.move.intro')}</p>
      <RadioList
        id="move-to"
        legend={t('person.move.to')}
        legendIsHeading={false}
        error={faultOf('move-to')}
        options={free.map((occasion) => ({ value: occasion, label: t(`occasion.${occasion}`) }))}
        value={to}
        onChange={(value) => setTo(free.find((occasion) => occasion === value))}
      />
      <TextField
        id="move-because"
        label={t('person.move.because')}
        hint={t('person.move.becauseHint')}
        error={faultOf('move-because')}
        value={because}
        onChange={setBecause}
        limit={reasonLimit}
        autoCapitalize="sentences"
      />
      <ButtonRow>
        <Button type="submit" working={working}>
          {t('person.move.submit')}
        </Button>
        <Button variant="secondary" onClick={onCancel}>
          {t('codes.cancel')}
        </Button>
      </ButtonRow>
    </form>
  );
}
