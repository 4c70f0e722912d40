// Covers the page as soon as it is out of sight. On a personal device it is shown again within two minutes; later, when the page is
// left, or at once on a shared tablet, it is locked.
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

const graceMs = 120_000;

export interface CoverHandlers {
  readonly nowMs: () => number;
  /** A shared tablet: out of sight is gone. */
  readonly locksAtOnce: boolean;
  /** Time to save: the page may not come back. */
  readonly onHide: () => void;
  /** Keys are to be overwritten and the page emptied. */
  readonly onLock: () => void;
}

export function useCover(handlers: CoverHandlers): boolean {
  const [isCovered, setCovered] = useState(false);
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  }, [handlers]);
  useEffect(() => {
    let hiddenAtMs: number | undefined;
    let grace: ReturnType<typeof setTimeout> | undefined;
    let focused: Element | null = null;
    /** How far which page was scrolled. A page that is covered has no height. */
    let place: { readonly heading: Element | null; readonly top: number } | undefined;
    const lock = () => latest.current.onLock();
    const onVisibility = () => {
      const { nowMs, locksAtOnce, onHide } = latest.current;
      clearTimeout(grace);
      if (document.visibilityState === 'hidden') {
        hiddenAtMs = nowMs();
        focused = document.activeElement;
        place = { heading: document.querySelector('h1'), top: document.documentElement.scrollTop };
        flushSync(() => setCovered(true));
        onHide();
        if (locksAtOnce) flushSync(lock);
        // Keys do not wait in memory for somebody to come back. A page that is frozen meanwhile is locked on its return.
        else grace = setTimeout(lock, graceMs);
        return;
      }
      const awayMs = hiddenAtMs === undefined ? 0 : nowMs() - hiddenAtMs;
      hiddenAtMs = undefined;
      // A clock that ran backwards proves nothing: lock.
      if (awayMs > graceMs || awayMs < 0) flushSync(lock);
      flushSync(() => setCovered(false));
      if (place?.heading?.isConnected) document.documentElement.scrollTop = place.top;
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
    };
    const onPageHide = () => {
      flushSync(lock);
    };
    // What is written now is on the device before the page is gone; what is written in `pagehide` may not be.
    const onBeforeUnload = () => latest.current.onHide();
    document.addEventListener('visibilitychange', onVisibility);
    globalThis.addEventListener('pagehide', onPageHide);
    globalThis.addEventListener('beforeunload', onBeforeUnload);
    return () => {
      clearTimeout(grace);
      document.removeEventListener('visibilitychange', onVisibility);
      globalThis.removeEventListener('pagehide', onPageHide);
      globalThis.removeEventListener('beforeunload', onBeforeUnload);
    };
  }, []);
  return isCovered;
}
