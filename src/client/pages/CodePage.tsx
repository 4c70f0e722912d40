import { type FormEvent, useState } from 'react';
import { type Code, parseCode } from '../../core/code.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { CheckboxField } from '../../ui/CheckboxField.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { CodeField } from './CodeField.tsx';

export interface CodePageProps {
  readonly onCode: (code: Code) => void;
}

const fieldId = 'code';

/** The typed code lives in this page alone and is gone with it. It is never told which symbol is wrong. */
export function CodePage({ onCode }: CodePageProps) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const [isHidden, setHidden] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [isRefused, setRefused] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseCode(typed);
    if (parsed.ok) return onCode(parsed.code);
    setRefused(true);
    setAttempt(attempt + 1);
  };
  const error = isRefused ? t('code.refused') : undefined;
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <ErrorSummary errors={error === undefined ? [] : [{ fieldId, message: error }]} attempt={attempt} />
      <div className={isHidden ? 'code-hidden' : ''}>
        <CodeField
          id={fieldId}
          label={t('code.title')}
          labelIsHeading
          hint={t('code.hint')}
          error={error}
          value={typed}
          onChange={setTyped}
        />
      </div>
      <CheckboxField id="code-hidden" label={t('code.hide')} checked={isHidden} onChange={setHidden} />
      <ButtonRow>
        <Button type="submit">{t('code.continue')}</Button>
      </ButtonRow>
    </form>
  );
}
