// The browser's Back goes to the page before and tells nothing: the history holds one extra entry at most,
// with the same address and title as the first, whatever has been shown.
import { useEffect, useRef } from 'react';
import { useSteady } from './useSteady.ts';

const beyondStart = 1;

export interface BackButton {
  readonly isAtStart: boolean;
  /** The page is on its way to another address: any step in the history would call that off. */
  readonly isLeaving: boolean;
  /** Steps back; true when the start page is reached. */
  readonly onBack: () => boolean;
}

export function useBackButton({ isAtStart, isLeaving, onBack }: BackButton): void {
  const goBack = useSteady(onBack);
  /** A step back that the page asked for by itself, and that has not come yet: browsers take their time. */
  const isOwnStep = useRef(false);
  const isBeyondStart = useRef(false);
  const isOnItsWay = useRef(false);
  const stepBack = useSteady(() => {
    isOwnStep.current = true;
    history.back();
  });
  useEffect(() => {
    // Every page begins at its top (PageFrame): a browser would scroll it to where its entry in the history was left.
    history.scrollRestoration = 'manual';
    // Whatever stood after the slash (?, #) is dropped unread.
    history.replaceState(history.state, '', '/');
  }, []);
  useEffect(() => {
    isBeyondStart.current = !isAtStart;
    isOnItsWay.current = isLeaving;
    if (isLeaving) return;
    if (!isAtStart && history.state !== beyondStart) history.pushState(beyondStart, '', '/');
    if (isAtStart && history.state === beyondStart) stepBack();
  }, [isAtStart, isLeaving, stepBack]);
  useEffect(() => {
    const onPop = () => {
      const wasOwnStep = isOwnStep.current;
      isOwnStep.current = false;
      if (history.state === beyondStart) {
        // Forward, pressed on the start page: the entry has no page any more, and the next Back would only leave it.
        if (!isBeyondStart.current && !isOnItsWay.current) stepBack();
        return;
      }
      if (wasOwnStep) {
        // Somebody was quicker and has left the start page meanwhile: that is where they stay.
        if (isBeyondStart.current) history.forward();
        return;
      }
      if (location.hash !== '') {
        // Somebody wrote `#…` into the address: no step back, and nothing of it stays. The entry that this made looks like ours.
        history.replaceState(isBeyondStart.current ? beyondStart : null, '', '/');
        return;
      }
      // Forward again to the one extra entry: pushing a new one without a touch would make the browser skip it.
      if (!goBack()) history.forward();
    };
    globalThis.addEventListener('popstate', onPop);
    return () => globalThis.removeEventListener('popstate', onPop);
  }, [goBack, stepBack]);
}
