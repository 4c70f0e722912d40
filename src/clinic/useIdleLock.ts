// Locks an open clinic after five minutes without a key or a touch. The clock decides, not a timer: a sleeping computer
// wakes up locked.
import { useEffect } from 'react';

const idleLimitMs = 5 * 60_000;
const checkEveryMs = 5_000;
const signsOfLife = ['pointerdown', 'keydown', 'wheel'] as const;

export function useIdleLock(nowMs: () => number, onIdle: () => void): void {
  useEffect(() => {
    let lastMs = nowMs();
    const check = () => {
      if (nowMs() - lastMs >= idleLimitMs) onIdle();
    };
    const alive = () => {
      check();
      lastMs = nowMs();
    };
    for (const sign of signsOfLife) document.addEventListener(sign, alive, { passive: true });
    // Back without a key or a touch on the page. Before anything else hears of it: what has been idle locks, and goes nowhere.
    globalThis.addEventListener('popstate', alive, { capture: true });
    document.addEventListener('visibilitychange', check);
    const timer = setInterval(check, checkEveryMs);
    return () => {
      for (const sign of signsOfLife) document.removeEventListener(sign, alive);
      globalThis.removeEventListener('popstate', alive, { capture: true });
      document.removeEventListener('visibilitychange', check);
      clearInterval(timer);
    };
  }, [nowMs, onIdle]);
}
