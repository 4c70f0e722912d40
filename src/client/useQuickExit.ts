// Leaving at once: first the cover, in the same frame; then keys and answers are gone; then the browser goes to a neutral page,
// or stays on the own one. Coming back starts anew (startAnewOnReturn.ts).
import { useCallback, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSteady } from '../ui/useSteady.ts';
import { browserExit, leaveFor } from './quickExit.ts';

export interface QuickExitTools {
  /** `leaving`: the browser is on its way; `staying`: the own neutral page is all there is. */
  readonly exit: 'leaving' | 'staying' | undefined;
  readonly leave: () => void;
  readonly comeBack: () => void;
}

export interface QuickExitRules {
  /** The neutral page that the clinic chose. */
  readonly address: string | undefined;
  readonly isShared: boolean;
  /** Overwrites keys and empties the page. */
  readonly onLock: () => void;
}

export function useQuickExit({ address, isShared, onLock }: QuickExitRules): QuickExitTools {
  const [exit, setExit] = useState<QuickExitTools['exit']>();
  const comeBack = useCallback(() => setExit(undefined), []);
  const leave = useSteady(() => {
    flushSync(() => setExit('leaving'));
    onLock();
    if (!leaveFor(address, browserExit(isShared))) setExit('staying');
  });
  return { exit, leave, comeBack };
}
