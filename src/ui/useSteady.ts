// A function that stays the same from one drawing to the next and does what the newest one does: parts that get it need not be
// drawn anew. Not for calling while drawing.
import { useCallback, useLayoutEffect, useRef } from 'react';

export function useSteady<Given extends readonly unknown[], Result>(newest: (...given: Given) => Result) {
  const latest = useRef(newest);
  useLayoutEffect(() => {
    latest.current = newest;
  }, [newest]);
  return useCallback((...given: Given): Result => latest.current(...given), []);
}
