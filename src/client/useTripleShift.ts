// Shift three times within five seconds leaves the page, as GOV.UK's researched pattern has it: any other key between starts the count again.
import { useEffect, useRef, useState } from 'react';

const wanted = 3;
const withinMs = 5_000;

/** Returns how many presses are still wanted, once counting has begun. */
export function useTripleShift(onLeave: () => void): number | undefined {
  const [left, setLeft] = useState<number>();
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  }, [onLeave]);
  useEffect(() => {
    let pressed = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const reset = () => {
      pressed = 0;
      clearTimeout(timer);
      setLeft(undefined);
    };
    // Counted on release: only then is it known that Shift was not held for a capital letter.
    let isAlone = false;
    const onKeyDown = (event: KeyboardEvent) => {
      isAlone = event.key === 'Shift' && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (!isAlone) reset();
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key !== 'Shift' || !isAlone) return;
      isAlone = false;
      pressed += 1;
      clearTimeout(timer);
      if (pressed >= wanted) {
        reset();
        leave.current();
        return;
      }
      setLeft(wanted - pressed);
      timer = setTimeout(reset, withinMs);
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('keyup', onKeyUp);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('keyup', onKeyUp);
      clearTimeout(timer);
    };
  }, []);
  return left;
}
