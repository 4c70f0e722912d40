// Calendar days in UTC. No clock here: the time comes in as an argument.
import { Problem } from './problem.ts';

declare const dayBrand: unique symbol;

/** `YYYY-MM-DD`, a real calendar day in 1970–9999. */
export type Day = string & { readonly [dayBrand]: true };

const dayLengthMs = 86_400_000;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const lastDayMs = Date.UTC(9999, 11, 31);

/** The UTC day of a Unix time in milliseconds. @throws Problem `day-malformed` outside 1970–9999 */
export function dayFromUnixMs(unixMs: number): Day {
  if (!Number.isFinite(unixMs) || unixMs < 0 || unixMs >= lastDayMs + dayLengthMs) throw new Problem('day-malformed');
  return new Date(unixMs).toISOString().slice(0, 10) as Day;
}

/** Whole days since 1970-01-01. */
export function daysSinceEpoch(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / dayLengthMs;
}

/** @throws Problem `day-malformed` outside 1970–9999 */
export function addDays(day: Day, days: number): Day {
  return dayFromUnixMs((daysSinceEpoch(day) + days) * dayLengthMs);
}

/** The same day of the month so many calendar months later or, in a month that has no such day, its last one. @throws Problem `day-malformed` outside 1970–9999 */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  // Day 0 of the month after is the last day of the month.
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayFromUnixMs(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastDay)));
}

/** @throws Problem `day-malformed` unless `input` is a real calendar day `YYYY-MM-DD` in 1970–9999 */
export function parseDay(input: unknown): Day {
  if (!isDay(input)) throw new Problem('day-malformed');
  return input;
}

export function isDay(input: unknown): input is Day {
  return isCalendarDate(input) && input >= '1970-01-01';
}

/** A real day `YYYY-MM-DD` in 0001–9999: what a date question may be answered with, birth years included. */
export function isCalendarDate(input: unknown): input is string {
  if (typeof input !== 'string' || !dayPattern.test(input) || input < '0001-01-01') return false;
  const unixMs = Date.parse(`${input}T00:00:00Z`);
  // Some engines roll 31 February over into March: only the round trip refuses that everywhere.
  return Number.isFinite(unixMs) && new Date(unixMs).toISOString().slice(0, 10) === input;
}
