// Some people touch twice where once is enough. The second touch is meant for the page that the first one ended: what has come
// to stand under the finger there, an answer to the next question or its "Skip", is not chosen by it.
import { useEffect, useLayoutEffect, useRef } from 'react';

/** As long, and as far apart, as systems allow for the two halves of a double click. */
const soonMs = 500;
const nearPixels = 40;

interface Press {
  readonly page: string;
  readonly event: MouseEvent;
}

export function useSecondTouch(page: string): void {
  const shown = useRef(page);
  useLayoutEffect(() => {
    shown.current = page;
  }, [page]);
  useEffect(() => {
    let pointer = '';
    let last: Press | undefined;
    let isSecond = false;
    const onPointer = ({ pointerType }: PointerEvent) => {
      pointer = pointerType;
    };
    const onPress = (event: MouseEvent) => {
      const before = last;
      last = { page: shown.current, event };
      isSecond = before !== undefined && before.page !== last.page && isAgain(before.event, event, pointer);
      // The way out works at any touch.
      if (event.target instanceof Element && event.target.closest('.exit-slot') !== null) isSecond = false;
      // Focus stays at the heading of the new page.
      if (isSecond) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      // A key, or a program that helps somebody, presses nothing.
      if (!isSecond || event.detail === 0) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('pointerdown', onPointer, { capture: true, passive: true });
    document.addEventListener('mousedown', onPress, { capture: true });
    document.addEventListener('click', onClick, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', onPointer, { capture: true });
      document.removeEventListener('mousedown', onPress, { capture: true });
      document.removeEventListener('click', onClick, { capture: true });
    };
  }, []);
}

/** Fingers and pens. A mouse is left alone: a page scrolled under it brings another thing to the same place at once. */
function isAgain(first: MouseEvent, second: MouseEvent, pointer: string): boolean {
  if (pointer !== 'touch' && pointer !== 'pen') return false;
  const apart = Math.hypot(second.clientX - first.clientX, second.clientY - first.clientY);
  return second.timeStamp - first.timeStamp < soonMs && apart < nearPixels;
}
