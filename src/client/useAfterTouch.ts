// A long page is drawn in two steps on a slow phone: what fills the view in the touch that leads to it, the rest right after.
import { startTransition, useEffect, useState } from 'react';
import { afterTouch } from './afterTouch.ts';

/** False while a part is drawn for the first time, true once the screen has answered; true from the beginning when `isWholeAtOnce`. */
export function useAfterTouch(isWholeAtOnce: boolean): boolean {
  const [isWhole, setIsWhole] = useState(isWholeAtOnce);
  useEffect(() => (isWhole ? undefined : afterTouch(() => startTransition(() => setIsWhole(true)))), [isWhole]);
  return isWhole;
}
