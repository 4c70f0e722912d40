import { memo, type ReactNode } from 'react';
import { inLanguage } from './inLanguage.ts';

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
  /** The same function at each drawing: then a row in which nothing changed is not drawn anew. */
  readonly onChange: (checked: boolean, value: string) => void;
}

/** A native control whose label fills the whole row. The hint stays outside the label, so that the name spoken is the label seen. */
export const OptionRow = memo(function OptionRow({ kind, id, name, option, checked, onChange }: OptionRowProps) {
  return (
    <>
      <div className={`option option-${kind}${option.hint === undefined ? '' : ' option-with-hint'}`}>
        <input
          className="option-control"
          type={kind}
          id={id}
          name={name}
          value={option.value}
          checked={checked}
          onChange={(event) => onChange(event.target.checked, option.value)}
          autoComplete="off"
          aria-describedby={option.hint === undefined ? undefined : hintId(id)}
        />
        {option.hint === undefined ? (
          <label className="option-label option-words" htmlFor={id} {...inLanguage(option.lang)}>
            {option.label}
          </label>
        ) : (
          <div className="option-words" {...inLanguage(option.lang)}>
            <label className="option-label" htmlFor={id}>
              {option.label}
            </label>
            <div className="option-hint" id={hintId(id)}>
              {option.hint}
            </div>
          </div>
        )}
      </div>
      {checked && option.details !== undefined && <div className="option-details">{option.details}</div>}
    </>
  );
}, isSameRow);

/** Not the hint of the list: the first option carries the list's own id. */
function hintId(id: string): string {
  return `${id}-option-hint`;
}

function isSameRow(before: OptionRowProps, after: OptionRowProps): boolean {
  const { option: old, ...row } = before;
  const { option, ...newer } = after;
  return isAlike(row, newer) && isAlike(old, option);
}

function isAlike<Props extends object>(left: Props, right: Props): boolean {
  const names = Object.keys({ ...left, ...right }) as (keyof Props)[];
  return names.every((name) => Object.is(left[name], right[name]));
}

/** The first option carries the field's own id. */
export function optionId(fieldId: string, index: number): string {
  return index === 0 ? fieldId : `${fieldId}-${index + 1}`;
}
