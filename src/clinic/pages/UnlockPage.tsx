import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { CheckboxField } from '../../ui/CheckboxField.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { describedBy, Field } from '../../ui/Field.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Working } from '../../ui/Working.tsx';

export type UnlockState =
  | { readonly name: 'asking' }
  /** `fraction` is undefined while the server is asked. */
  | { readonly name: 'working'; readonly fraction: number | undefined }
  | { readonly name: 'failed'; readonly message: string; readonly attempt: number };

export interface UnlockPageProps {
  readonly state: UnlockState;
  readonly onUnlock: (file: File, passphrase: string) => void;
}

export function UnlockPage({ state, onUnlock }: UnlockPageProps) {
  const { t } = useLanguage();
  const [file, setFile] = useState<File>();
  const [passphrase, setPassphrase] = useState('');
  const [isShown, setShown] = useState(false);
  const [missingAttempt, setMissingAttempt] = useState(0);
  const isWorking = state.name === 'working';
  const errors = [
    ...(missingAttempt > 0 && file === undefined ? [{ fieldId: 'file', message: t('unlock.fileMissing') }] : []),
    ...(missingAttempt > 0 && passphrase.trim() === ''
      ? [{ fieldId: 'passphrase', message: t('unlock.passphraseMissing') }]
      : []),
    ...(state.name === 'failed' ? [{ fieldId: 'passphrase', message: state.message }] : []),
  ];
  const fileError = errors.find(({ fieldId }) => fieldId === 'file')?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWorking) return;
    if (file === undefined || passphrase.trim() === '') setMissingAttempt(missingAttempt + 1);
    else onUnlock(file, passphrase);
  };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} attempt={missingAttempt + (state.name === 'failed' ? state.attempt : 0)} />
      <Heading level={1}>{t('unlock.heading')}</Heading>
      <Field id="file" label={t('unlock.file')} hint={t('unlock.fileHint')} error={fileError}>
        <input
          className="input file-input"
          id="file"
          type="file"
          aria-invalid={fileError !== undefined || undefined}
          aria-describedby={describedBy({ id: 'file', hint: '', error: fileError })}
          onChange={(event) => setFile(event.target.files?.[0])}
        />
      </Field>
      <TextField
        id="passphrase"
        label={t('unlock.passphrase')}
        hint={t('unlock.passphraseHint')}
        error={errors.find(({ fieldId }) => fieldId === 'passphrase')?.message}
        value={passphrase}
        onChange={setPassphrase}
        type={isShown ? 'text' : 'password'}
      />
      <CheckboxField id="show-passphrase" label={t('unlock.show')} checked={isShown} onChange={setShown} />
      {state.name === 'working' && (
        <Working
          text={t(state.fraction === undefined ? 'unlock.loading' : 'unlock.working')}
          fraction={state.fraction}
        />
      )}
      <ButtonRow>
        <Button type="submit" working={isWorking}>
          {t('unlock.submit')}
        </Button>
      </ButtonRow>
    </form>
  );
}
