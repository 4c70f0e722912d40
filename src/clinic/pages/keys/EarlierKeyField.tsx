import { RadioList } from '../../../ui/RadioList.tsx';
import { useLanguage } from '../../../ui/useLanguage.ts';

export type EarlierKey = 'accept' | 'revoke';

export interface EarlierKeyFieldProps {
  readonly value: EarlierKey;
  readonly onChange: (value: EarlierKey) => void;
}

/** What becomes of forms that were sealed to the key before: still taken for half a year, or refused at once. */
export function EarlierKeyField({ value, onChange }: EarlierKeyFieldProps) {
  const { t } = useLanguage();
  return (
    <RadioList
      id="earlier"
      legend={t('keys.earlier')}
      legendIsHeading={false}
      options={(['accept', 'revoke'] as const).map((choice) => ({
        value: choice,
        label: t(`keys.earlierChoice.${choice}`),
      }))}
      value={value}
      onChange={(choice) => onChange(choice === 'revoke' ? 'revoke' : 'accept')}
    />
  );
}
