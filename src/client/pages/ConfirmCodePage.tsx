import { type FormEvent, useState } from 'react';
import { type Code, parseCode } from '../../core/code.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { CodeField } from './CodeField.tsx';

export interface ConfirmCodePageProps {
  readonly isSameCode: (code: Code) => boolean;
  readonly onConfirmed: () => void;
  readonly onOtherCode: () => void;
}

const fieldId = 'code-again';

/** Without network nobody can say whether the code exists: a second typing catches what the check symbol lets through. */
export function ConfirmCodePage({ isSameCode, onConfirmed, onOtherCode }: ConfirmCodePageProps) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const [attempt, setAttempt] = useState(0);
  const [refusal, setRefusal] = useState<'code.refused' | 'confirmCode.different'>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseCode(typed);
    if (parsed.ok && isSameCode(parsed.code)) return onConfirmed();
    setRefusal(parsed.ok ? 'confirmCode.different' : 'code.refused');
    setAttempt(attempt + 1);
  };
  const error = refusal === undefined ? undefined : t(refusal);
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <ErrorSummary errors={error === undefined ? [] : [{ fieldId, message: error }]} attempt={attempt} />
      <CodeField
        id={fieldId}
        label={t('confirmCode.title')}
        labelIsHeading
        hint={t('confirmCode.why')}
        error={error}
        value={typed}
        onChange={setTyped}
      />
      <ButtonRow>
        <Button type="submit">{t('code.continue')}</Button>
        <Button variant="quiet" onClick={onOtherCode}>
          {t('confirmCode.startOver')}
        </Button>
      </ButtonRow>
    </form>
  );
}
