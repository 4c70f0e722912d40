import type { ChangeEvent } from 'react';
import { CharactersLeft } from './CharactersLeft.tsx';
import { describedBy, Field, type FieldWords } from './Field.tsx';

export interface TextFieldProps extends FieldWords {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly type?: 'text' | 'password' | 'date' | 'tel';
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel';
  readonly autoCapitalize?: 'none' | 'characters' | 'sentences';
  /** Off unless a password manager is meant to help. */
  readonly autoComplete?: 'off' | 'current-password' | 'new-password';
  /** `code` is wide-set and monospaced, `short` fits a number or a day. */
  readonly width?: 'full' | 'code' | 'short';
  /** Characters allowed. More can be typed, and is said: a paste is never cut silently. */
  readonly limit?: number;
  /** May change the field's text and its caret before the text is handed over. */
  readonly reshape?: (event: ChangeEvent<HTMLInputElement>) => void;
}

/** One line of text. Nothing is remembered, corrected or sent to a spelling service by the browser. */
export function TextField(props: TextFieldProps) {
  const { id, value, onChange, onBlur, type = 'text', width = 'full', limit, error } = props;
  return (
    <Field {...props}>
      <input
        className={`input input-${width}`}
        id={id}
        type={type}
        dir={directionFor(props)}
        value={value}
        onChange={(event) => {
          props.reshape?.(event);
          onChange(event.target.value);
        }}
        onBlur={onBlur}
        inputMode={props.inputMode}
        autoCapitalize={props.autoCapitalize ?? 'none'}
        autoComplete={props.autoComplete ?? 'off'}
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(props, limit === undefined ? undefined : `${id}-left`)}
      />
      {limit !== undefined && <CharactersLeft id={`${id}-left`} value={value} limit={limit} />}
    </Field>
  );
}

/** Signs to be typed (codes, numbers, telephone numbers) are read from left to right on every page; words as their letters are. */
function directionFor({ type, inputMode = 'text', width }: TextFieldProps): 'ltr' | 'auto' | undefined {
  if (type === 'date') return undefined;
  return width === 'code' || inputMode !== 'text' || type === 'tel' || type === 'password' ? 'ltr' : 'auto';
}
