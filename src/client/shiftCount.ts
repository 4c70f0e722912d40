// How many presses of Shift are still wanted: counted once for the whole page, told wherever focus can be.
import { createContext } from 'react';
import { notBegun, type ShiftCount } from './useTripleShift.ts';

export const CountOfShift = createContext<ShiftCount>(notBegun);
