import type { ReactNode } from 'react';

/** One choice in a RadioList or CheckboxList. */
export interface ListOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly lang?: string | undefined;
  /** CheckboxList: chosen alone. */
  readonly exclusive?: boolean;
  /** Set apart from the options above it by the word "or". */
  readonly afterOr?: boolean;
  /** Shown below the option while it is chosen, such as a text field of its own. */
  readonly details?: ReactNode;
}

export interface OptionRowProps {
  readonly kind: 'radio' | 'checkbox';
  readonly id: string;
  readonly name: string;
  readonly option: ListOption;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A native control whose label fills the whole row. The hint stays outside the label, so that the name spoken is the label seen. */
export function OptionRow({ kind, id, name, option, checked, onChange }: OptionRowProps) {
  return (
    <>
      <div className={`option option-${kind}`}>
        <input
          className="option-control"
          type={kind}
          id={id}
          name={name}
          value={option.value}
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          autoComplete="off"
          aria-describedby={option.hint === undefined ? undefined : `${id}-hint`}
        />
        <div className="option-words" lang={option.lang}>
          <label className="option-label" htmlFor={id}>
            {option.label}
          </label>
          {option.hint !== undefined && (
            <div className="option-hint" id={`${id}-hint`}>
              {option.hint}
            </div>
          )}
        </div>
      </div>
      {checked && option.details !== undefined && <div className="option-details">{option.details}</div>}
    </>
  );
}

/** The first option carries the field's own id. */
export function optionId(fieldId: string, index: number): string {
  return index === 0 ? fieldId : `${fieldId}-${index + 1}`;
}
