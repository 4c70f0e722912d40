import { useState } from 'react';
import { type Day, isDay } from '../../core/day.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

export interface EndFormProps {
  readonly today: Day;
  readonly endedOn: Day | undefined;
  readonly working: boolean;
  readonly onEnd: (on: Day) => Promise<boolean>;
}

/** The day the treatment ended: what follow-ups are counted from. */
export function EndForm({ today, endedOn, working, onEnd }: EndFormProps) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState<string>(endedOn ?? today);
  const [attempt, setAttempt] = useState(0);
  // A day to come is a plan, not an end; before 2000 it is a slip of the finger.
  const isFit = isDay(typed) && typed >= '2000-01-01' && typed <= today;
  const error = attempt > 0 && !isFit ? t('person.endForm.invalid') : undefined;
  return (
    <form
      className="person-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (working) return;
        setAttempt(isFit ? 0 : attempt + 1);
        if (isFit) void onEnd(typed);
      }}
    >
      <ErrorSummary errors={error === undefined ? [] : [{ fieldId: 'ended-on', message: error }]} attempt={attempt} />
      <Heading level={2}>{t('person.endForm.heading')}</Heading>
      <TextField
        id="ended-on"
        type="date"
        width="short"
        label={t('person.endForm.label')}
        hint={t('person.endForm.hint')}
        error={error}
        value={typed}
        onChange={setTyped}
      />
      <p>
        <Button type="submit" variant="secondary" working={working}>
          {t('person.endForm.submit')}
        </Button>
      </p>
    </form>
  );
}
