// The calendar day for records and signed files: UTC, as everywhere in the protocol.
import { type Day, dayFromUnixMs } from '../core/day.ts';
import type { Workplace } from './workplace.ts';

export function today({ nowMs }: Pick<Workplace, 'nowMs'>): Day {
  return dayFromUnixMs(nowMs());
}
