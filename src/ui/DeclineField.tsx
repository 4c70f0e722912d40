import { OptionRow } from './OptionRow.tsx';
import { useLanguage } from './useLanguage.ts';
import { useSteady } from './useSteady.ts';

export interface DeclineFieldProps {
  readonly checked: boolean;
  readonly onChange: (declined: boolean) => void;
}

/** "Prefer not to answer": the player's, beside every question and outside its options. */
export function DeclineField({ checked, onChange }: DeclineFieldProps) {
  const { t } = useLanguage('ui');
  const decline = useSteady(onChange);
  return (
    <div className="decline">
      <OptionRow
        kind="checkbox"
        id="decline"
        name="decline"
        option={{ value: 'declined', label: t('question.decline') }}
        checked={checked}
        onChange={decline}
      />
    </div>
  );
}
