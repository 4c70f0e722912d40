import { TextField } from '../../ui/TextField.tsx';

export interface PinFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Digits shown as dots. Not a password field: no browser is to offer to remember it. */
export function PinField(props: PinFieldProps) {
  return (
    <div className="code-hidden">
      <TextField {...props} inputMode="numeric" width="short" />
    </div>
  );
}
