// Keeps what a person is typing apart from the answer made of it, so that cleaning never moves the text under their hands.
import { useState } from 'react';

/** `read` makes the answer's text from what was typed. The typed form is shown as long as it still means `value`. */
export function useTyped<T>(value: T, read: (typed: string) => T, write: (value: T) => string) {
  const [typed, setTyped] = useState(() => write(value));
  const shown = Object.is(read(typed), value) ? typed : write(value);
  return [shown, setTyped] as const;
}
