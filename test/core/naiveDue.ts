// The due list once more, by walking a paper calendar day by day: slow, obvious, and sharing no code with src/core/due.ts.

export interface NaivePerson {
  readonly number: string;
  readonly handedOutOn?: string;
  readonly endedOn?: string;
  readonly isOut?: boolean;
}

export interface NaiveArrival {
  readonly number: string;
  readonly occasion: string;
  readonly on: string;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  if (year % 400 === 0) return true;
  if (year % 100 === 0) return false;
  return year % 4 === 0;
}

function lengthOfMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

function written(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function read(text: string): [number, number, number] {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return [year, month, day];
}

/** One sheet of the calendar after another. */
export function naiveDaysLater(text: string, days: number): string {
  let [year, month, day] = read(text);
  for (let left = Math.abs(days); left > 0; left -= 1) {
    if (days > 0) {
      day += 1;
      if (day > lengthOfMonth(year, month)) {
        day = 1;
        month += 1;
      }
      if (month > 12) {
        month = 1;
        year += 1;
      }
    } else {
      day -= 1;
      if (day < 1) {
        month -= 1;
        if (month < 1) {
          month = 12;
          year -= 1;
        }
        day = lengthOfMonth(year, month);
      }
    }
  }
  return written(year, month, day);
}

/** Turn so many leaves; where the new leaf has no such day, take its last. */
export function naiveMonthsLater(text: string, months: number): string {
  let [year, month, day] = read(text);
  for (let left = months; left > 0; left -= 1) {
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  while (day > lengthOfMonth(year, month)) day -= 1;
  return written(year, month, day);
}

const plan: readonly (readonly [string, number, number])[] = [
  ['follow-up-6m', 6, 9],
  ['follow-up-1y', 12, 18],
  ['follow-up-2y', 24, 30],
  ['follow-up-3y', 36, 42],
];

/** Lines of `number occasion state day`, sorted as text. */
export function naiveDue(
  people: readonly NaivePerson[],
  arrivals: readonly NaiveArrival[],
  today: string,
): readonly string[] {
  const lines: string[] = [];
  for (const person of people) {
    const { number, handedOutOn, endedOn, isOut } = person;
    if (handedOutOn === undefined || isOut) continue;
    const own = arrivals.filter((arrival) => arrival.number === number);
    const cameFor = (occasion: string) => own.some((arrival) => arrival.occasion === occasion);

    let firstOther = endedOn;
    for (const { on } of own) if (firstOther === undefined || on < firstOther) firstOther = on;
    const startBy = naiveDaysLater(handedOutOn, 14);
    if (!cameFor('start') && today > startBy) {
      if (firstOther === undefined) lines.push(`${number} start expected ${startBy}`);
      else if (firstOther > startBy) lines.push(`${number} start missing ${startBy}`);
    }

    let end = endedOn;
    if (end === undefined) {
      for (const { occasion, on } of own) if (occasion === 'end' && (end === undefined || on < end)) end = on;
    }
    if (end === undefined) continue;
    if (endedOn !== undefined && endedOn >= handedOutOn && !cameFor('end') && today > naiveDaysLater(endedOn, 14)) {
      const firstOpens = naiveDaysLater(naiveMonthsLater(endedOn, 6), -14);
      const isOver = today >= firstOpens || plan.some(([occasion]) => cameFor(occasion));
      lines.push(`${number} end ${isOver ? 'missing' : 'expected'} ${naiveDaysLater(endedOn, 14)}`);
    }
    for (const [occasion, months, lastMonths] of plan) {
      const due = naiveMonthsLater(end, months);
      const last = naiveMonthsLater(end, lastMonths);
      if (cameFor(occasion) || last < handedOutOn) continue;
      let state = 'later';
      if (today >= naiveDaysLater(due, -14)) state = 'due';
      if (today > naiveDaysLater(due, 30)) state = 'late';
      if (today > last) state = 'missing';
      lines.push(`${number} ${occasion} ${state} ${due}`);
    }
  }
  return lines.sort();
}
