// Shift three times leaves the page, as GOV.UK's researched pattern has it: each press within five seconds of the one before,
// and any other key between starts the count again.
import { useEffect, useRef, useState } from 'react';

const wanted = 3;
const withinMs = 5_000;

export interface ShiftCount {
  /** Presses still wanted, once counting has begun. */
  readonly left: number | undefined;
  /** The last count ended because too much time had passed. */
  readonly hasExpired: boolean;
}

export const notBegun: ShiftCount = { left: undefined, hasExpired: false };

export function useTripleShift(onLeave: () => void): ShiftCount {
  const [count, setCount] = useState(notBegun);
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  }, [onLeave]);
  useEffect(() => {
    let pressed = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const reset = (hasExpired: boolean) => {
      pressed = 0;
      clearTimeout(timer);
      setCount(hasExpired ? { left: undefined, hasExpired } : notBegun);
    };
    // Counted on release: only then is it known that Shift was not held for a capital letter.
    let isAlone = false;
    const onKeyDown = (event: KeyboardEvent) => {
      isAlone = event.key === 'Shift' && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (!isAlone) reset(false);
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key !== 'Shift' || !isAlone) return;
      isAlone = false;
      pressed += 1;
      clearTimeout(timer);
      if (pressed >= wanted) {
        reset(false);
        leave.current();
        return;
      }
      setCount({ left: wanted - pressed, hasExpired: false });
      timer = setTimeout(() => {
        reset(true);
        // Whoever reads on does not meet it on each page from now on.
        timer = setTimeout(() => reset(false), withinMs);
      }, withinMs);
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('keyup', onKeyUp);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('keyup', onKeyUp);
      clearTimeout(timer);
    };
  }, []);
  return count;
}
