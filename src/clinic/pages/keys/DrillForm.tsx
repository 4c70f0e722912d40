import { useLanguage } from '../../../ui/useLanguage.ts';
import { KeyActionForm, type KeyFormProps } from './KeyActionForm.tsx';

type DrillFormProps = KeyFormProps & { readonly onSheet: (sheet: string) => void };

/** Always asks for the sheet: that it can be read off the paper is what is tried. */
export function DrillForm({ onSheet, ...form }: DrillFormProps) {
  const { t } = useLanguage();
  return (
    <KeyActionForm
      {...form}
      needsSheet
      heading={t('keys.drill.heading')}
      submitLabel={t('keys.drill.go')}
      onSubmit={(sheet) => onSheet(sheet ?? '')}
    >
      <p>{t('keys.drill.text')}</p>
    </KeyActionForm>
  );
}
