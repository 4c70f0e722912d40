import { Field } from '../../ui/Field.tsx';

export interface ChoiceFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** One of a list: what a table or a comparison is about. */
export function ChoiceField({ id, label, value, options, onChange }: ChoiceFieldProps) {
  return (
    <Field id={id} label={label}>
      <select className="input" id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
