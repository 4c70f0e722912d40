import type { Text } from '../../core/text.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { SupportLineForm } from '../clinicTexts.ts';
import { documentLanguages } from '../documentTexts.ts';
import { languageName } from '../languageName.ts';

export interface SupportLineFieldsProps {
  readonly line: SupportLineForm;
  readonly number: number;
  readonly error: string | undefined;
  readonly onChange: (line: SupportLineForm) => void;
  readonly onRemove: () => void;
}

export function SupportLineFields({ line, number, error, onChange, onRemove }: SupportLineFieldsProps) {
  const { t, language: shown } = useLanguage();
  const id = `line-${line.key}`;
  const fields = (member: 'name' | 'hours', label: string) =>
    documentLanguages.map((language, index) => (
      <TextField
        key={`${member} ${language}`}
        // The error summary leads to the first field of the line.
        id={member === 'name' && index === 0 ? id : `${id}-${member}-${language}`}
        label={t(label, { language: languageName(language, shown) })}
        value={line[member][language] ?? ''}
        onChange={(words) => onChange({ ...line, [member]: { ...line[member], [language]: words } satisfies Text })}
        autoCapitalize="sentences"
      />
    ));
  return (
    <fieldset className={`field fieldset support-line${error === undefined ? '' : ' field-invalid'}`}>
      <legend className="label">{t('setUp.clinic.lineTitle', { number })}</legend>
      <FieldError id={`${id}-error`} message={error} />
      {fields('name', 'setUp.clinic.lineName')}
      <TextField
        id={`${id}-phone`}
        label={t('setUp.clinic.linePhone')}
        value={line.phone}
        onChange={(phone) => onChange({ ...line, phone })}
        type="tel"
        inputMode="tel"
      />
      {fields('hours', 'setUp.clinic.lineHours')}
      <ButtonRow>
        <Button variant="quiet" onClick={onRemove}>
          {t('setUp.clinic.removeLine')}
        </Button>
      </ButtonRow>
    </fieldset>
  );
}
