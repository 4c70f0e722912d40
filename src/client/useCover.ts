// Covers the page as soon as it is out of sight. Back within two minutes it is shown again; later, or when the page is left, it is locked.
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

const graceMs = 120_000;

export interface CoverHandlers {
  readonly nowMs: () => number;
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
    const onVisibility = () => {
      const { nowMs, onHide, onLock } = latest.current;
      if (document.visibilityState === 'hidden') {
        hiddenAtMs = nowMs();
        onHide();
        flushSync(() => setCovered(true));
        return;
      }
      const awayMs = hiddenAtMs === undefined ? 0 : nowMs() - hiddenAtMs;
      hiddenAtMs = undefined;
      // A clock that ran backwards proves nothing: lock.
      if (awayMs > graceMs || awayMs < 0) onLock();
      setCovered(false);
    };
    const onPageHide = () => {
      flushSync(() => latest.current.onLock());
    };
    document.addEventListener('visibilitychange', onVisibility);
    globalThis.addEventListener('pagehide', onPageHide);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      globalThis.removeEventListener('pagehide', onPageHide);
    };
  }, []);
  return isCovered;
}
