import { type ListOption, OptionRow } from './OptionRow.tsx';

export interface CheckboxFieldProps {
  readonly id: string;
  readonly label: ListOption['label'];
  readonly hint?: ListOption['hint'];
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** One check box that stands alone, such as a consent or a setting. */
export function CheckboxField({ id, label, hint, checked, onChange }: CheckboxFieldProps) {
  return (
    <div className="option-list option-list-rows">
      <OptionRow
        kind="checkbox"
        id={id}
        name={id}
        option={{ value: 'on', label, hint }}
        checked={checked}
        onChange={onChange}
      />
    </div>
  );
}
