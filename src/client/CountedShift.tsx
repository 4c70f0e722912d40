import type { ReactNode } from 'react';
import { CountOfShift } from './shiftCount.ts';
import { useTripleShift } from './useTripleShift.ts';

export interface CountedShiftProps {
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** Shift three times leaves, on the page and in a dialog that lies over it: the same presses count in both. */
export function CountedShift({ onLeave, children }: CountedShiftProps) {
  return <CountOfShift value={useTripleShift(onLeave)}>{children}</CountOfShift>;
}
