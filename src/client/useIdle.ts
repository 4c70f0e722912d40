// Nobody has touched the page for a while: first a warning with a countdown that one tap ends, as often as wanted, or that
// gives more time from then on (WCAG 2.2.1); then the end.
import { useCallback, useEffect, useRef, useState } from 'react';

const warningSeconds = 30;
/** WCAG 2.2.1: whoever needs it gets ten times as long. */
const patience = 10;
const signsOfLife = ['pointerdown', 'keydown', 'input', 'scroll', 'wheel', 'touchmove'] as const;

export interface IdleRules {
  readonly isOn: boolean;
  /** Untouched for this long, the warning comes. */
  readonly quietMs: number;
  /** Ends without a warning where there is nothing to lose. */
  readonly isSilent?: boolean;
  readonly nowMs: () => number;
  readonly onEnd: () => void;
}

export interface Idle {
  /** Until the end, while the warning is shown. */
  readonly secondsLeft: number | undefined;
  readonly stay: () => void;
  /** Stays, and waits ten times as long from now on, until there is nothing to lose. */
  readonly stayLong: () => void;
}

export function useIdle({ isOn, quietMs, isSilent = false, nowMs, onEnd }: IdleRules): Idle {
  const [secondsLeft, setSecondsLeft] = useState<number>();
  const [round, setRound] = useState(0);
  const [isPatient, setIsPatient] = useState(false);
  const latest = useRef({ nowMs, onEnd });
  useEffect(() => {
    latest.current = { nowMs, onEnd };
  }, [nowMs, onEnd]);
  const stay = useCallback(() => setRound((before) => before + 1), []);
  const stayLong = useCallback(() => {
    setIsPatient(true);
    stay();
  }, [stay]);
  useEffect(() => {
    // The next person begins with the usual time.
    if (isSilent || !isOn) setIsPatient(false);
  }, [isSilent, isOn]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` starts the wait again.
  useEffect(() => {
    if (!isOn) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ticks: ReturnType<typeof setInterval> | undefined;
    const end = () => {
      clearInterval(ticks);
      setSecondsLeft(undefined);
      latest.current.onEnd();
      stay();
    };
    const warn = () => {
      stopListening();
      if (isSilent) return end();
      let left = warningSeconds;
      setSecondsLeft(left);
      const warnedMs = latest.current.nowMs();
      ticks = setInterval(() => {
        left -= 1;
        // A tablet that slept counted no seconds.
        const sleptOver = latest.current.nowMs() - warnedMs > 2 * warningSeconds * 1_000;
        if (left <= 0 || sleptOver) end();
        else setSecondsLeft(left);
      }, 1_000);
    };
    const rest = () => {
      clearTimeout(timer);
      timer = setTimeout(warn, isPatient ? patience * quietMs : quietMs);
    };
    const stopListening = () => {
      for (const name of signsOfLife) document.removeEventListener(name, rest, { capture: true });
    };
    for (const name of signsOfLife) document.addEventListener(name, rest, { capture: true, passive: true });
    // The browser's Back lies outside the page, and works under the warning, too.
    globalThis.addEventListener('popstate', stay);
    rest();
    return () => {
      globalThis.removeEventListener('popstate', stay);
      clearTimeout(timer);
      clearInterval(ticks);
      stopListening();
      setSecondsLeft(undefined);
    };
  }, [isOn, quietMs, isSilent, isPatient, round, stay]);
  return { secondsLeft, stay, stayLong };
}
