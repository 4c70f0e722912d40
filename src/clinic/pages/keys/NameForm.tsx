import { useState } from 'react';
import { TextField } from '../../../ui/TextField.tsx';
import { useLanguage } from '../../../ui/useLanguage.ts';
import { isGivenByPage } from '../../shownFileName.ts';
import { KeyActionForm, type KeyFormProps } from './KeyActionForm.tsx';

type NameFormProps = KeyFormProps & {
  /** Chosen already: only the sending is left. */
  readonly name?: string;
  readonly taken: readonly string[];
  readonly onGo: (sheet: string | undefined, name: string) => void;
};

const longestName = 40;

export function NameForm({ name: chosen, taken, onGo, ...form }: NameFormProps) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const name = chosen ?? typed.trim();
  const fault =
    name === '' || name.length > longestName || taken.includes(name) || (chosen === undefined && isGivenByPage(name));
  return (
    <KeyActionForm
      {...form}
      heading={t('keys.colleague.heading')}
      submitLabel={t(chosen === undefined ? 'keys.colleague.go' : 'keys.colleague.again')}
      errors={fault ? [{ fieldId: 'colleague-name', message: t('keys.colleague.nameWrong') }] : []}
      onSubmit={(sheet) => onGo(sheet, name)}
    >
      {(faultOf) => (
        <>
          <p>{t('keys.colleague.text')}</p>
          {chosen === undefined && (
            <TextField
              id="colleague-name"
              label={t('keys.colleague.name')}
              hint={t('keys.colleague.nameHint')}
              error={faultOf('colleague-name')}
              value={typed}
              onChange={setTyped}
              autoCapitalize="sentences"
            />
          )}
        </>
      )}
    </KeyActionForm>
  );
}
