import { useState } from 'react';
import type { Judgement } from '../../core/registryRecord.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { OpenedMail } from '../mail.ts';
import { reasonLimit, reasonText } from '../reasonText.ts';

export interface JudgeFormProps {
  readonly response: OpenedMail;
  readonly as: Judgement;
  readonly working: boolean;
  /** In words, from the last attempt. */
  readonly failure: string | undefined;
  readonly onJudge: (because: string) => void;
  readonly onCancel: () => void;
}

/** A person's word on one response: it counts all the same, or it is set aside. The reason stays; the word can be taken back. */
export function JudgeForm({ response, as, working, failure, onJudge, onCancel }: JudgeFormProps) {
  const { t } = useLanguage();
  const [because, setBecause] = useState('');
  const [attempt, setAttempt] = useState(0);
  const reason = reasonText(because);
  const faults = reason === undefined ? [{ fieldId: 'judge-because', message: t('judge.becauseMissing') }] : [];
  const shown = attempt > 0 ? faults : [];
  return (
    <form
      className="person-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (working) return;
        setAttempt(attempt + 1);
        if (reason !== undefined) onJudge(reason);
      }}
    >
      <ErrorSummary errors={shown} attempt={attempt} />
      <Heading level={1}>{t(`judge.${as}.heading`, { serial: response.serial ?? t('mail.unknownSlip') })}</Heading>
      {failure !== undefined && (
        <Notice kind="error" announce>
          <p>{failure}</p>
        </Notice>
      )}
      <p>{t(`judge.${as}.intro`)}</p>
      <TextField
        id="judge-because"
        label={t('judge.because')}
        hint={t('person.move.becauseHint')}
        error={shown[0]?.message}
        value={because}
        onChange={setBecause}
        limit={reasonLimit}
        autoCapitalize="sentences"
      />
      <ButtonRow>
        <Button type="submit" working={working}>
          {t(`judge.${as}.submit`)}
        </Button>
        <Button variant="secondary" onClick={onCancel}>
          {t('codes.cancel')}
        </Button>
      </ButtonRow>
    </form>
  );
}
