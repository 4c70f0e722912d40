import { useState } from 'react';
import { useLanguage } from '../../../ui/useLanguage.ts';
import { type EarlierKey, EarlierKeyField } from './EarlierKeyField.tsx';
import { KeyActionForm, type KeyFormProps } from './KeyActionForm.tsx';

type DailyFormProps = KeyFormProps & {
  readonly earlier: EarlierKey;
  readonly onGo: (sheet: string | undefined, earlier: EarlierKey) => void;
};

export function DailyForm({ earlier: suggested, onGo, ...form }: DailyFormProps) {
  const { t } = useLanguage();
  const [earlier, setEarlier] = useState(suggested);
  return (
    <KeyActionForm
      {...form}
      heading={t('keys.daily.heading')}
      submitLabel={t('keys.daily.go')}
      onSubmit={(sheet) => onGo(sheet, earlier)}
    >
      <p>{t('keys.daily.text')}</p>
      <EarlierKeyField value={earlier} onChange={setEarlier} />
    </KeyActionForm>
  );
}
