import { CharactersLeft } from './CharactersLeft.tsx';
import { describedBy, Field, type FieldWords } from './Field.tsx';

export interface TextAreaProps extends FieldWords {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly rows?: number;
  /** Characters allowed. More can be typed, and is said: a paste is never cut silently. */
  readonly limit?: number;
}

export function TextArea(props: TextAreaProps) {
  const { id, value, onChange, onBlur, rows = 5, limit, error } = props;
  return (
    <Field {...props}>
      <textarea
        className="input text-area"
        id={id}
        rows={rows}
        dir="auto"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(props, limit === undefined ? undefined : `${id}-left`)}
      />
      {limit !== undefined && <CharactersLeft id={`${id}-left`} value={value} limit={limit} />}
    </Field>
  );
}
