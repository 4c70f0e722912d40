import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, type Day, dayFromUnixMs, daysSinceEpoch, parseDay } from '../../src/core/day.ts';
import { daysEarly, followUps, followUpWindows } from '../../src/core/followUp.ts';
import { naiveDaysLater, naiveMonthsLater } from './naiveDue.ts';

const days = fc.integer({ min: 0, max: 60_000 }).map((count) => dayFromUnixMs(count * 86_400_000));

describe('months later', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-08-30', 6, '2027-02-28'],
    ['2026-08-29', 6, '2027-02-28'],
    ['2026-08-28', 6, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 24, '2026-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2099-08-31', 6, '2100-02-28'],
    ['1999-08-31', 6, '2000-02-29'],
    ['2026-12-31', 6, '2027-06-30'],
    ['2026-10-31', 6, '2027-04-30'],
    ['2026-03-31', 6, '2026-09-30'],
    ['2026-06-30', 6, '2026-12-30'],
    ['2026-02-28', 6, '2026-08-28'],
    ['2026-01-15', 36, '2029-01-15'],
  ])('%s and %i months: %s', (from, months, to) => {
    expect(addMonths(parseDay(from), months)).toBe(to);
  });

  it('agree with a calendar of paper, month by month and day by day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (day, months) => {
        expect(addMonths(day, months)).toBe(naiveMonthsLater(day, months));
      }),
    );
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 400 }), (day, count) => {
        expect(addDays(day, count)).toBe(naiveDaysLater(day, count));
      }),
    );
  });

  it('never go beyond the month, and keep the order of days', () => {
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 60 }), (one, other, months) => {
        const [first, last] = one <= other ? [one, other] : [other, one];
        expect(addMonths(first, months) <= addMonths(last, months)).toBe(true);
        const monthsBetween = Number(addMonths(one, months).slice(5, 7)) - Number(one.slice(5, 7));
        expect((((monthsBetween - months) % 12) + 12) % 12).toBe(0);
      }),
    );
  });

  it('know nothing of clocks: a night with 23 or 25 hours is a night', () => {
    // Here and in Sweden clocks change on 29 March and 25 October 2026.
    for (const [before, after] of [
      [Date.UTC(2026, 2, 28, 23, 30), Date.UTC(2026, 2, 29, 23, 30)],
      [Date.UTC(2026, 9, 24, 22, 30), Date.UTC(2026, 9, 25, 22, 30)],
    ] as const) {
      const [eve, day] = [dayFromUnixMs(before), dayFromUnixMs(after)];
      expect(daysSinceEpoch(day) - daysSinceEpoch(eve)).toBe(1);
      expect(addDays(eve, 1)).toBe(day);
      expect(addMonths(eve, 6).slice(8)).toBe(eve.slice(8));
    }
    expect(addMonths(parseDay('2025-09-29'), 6)).toBe('2026-03-29');
    expect(addMonths(parseDay('2026-04-25'), 6)).toBe('2026-10-25');
  });
});

describe('follow-up windows', () => {
  it('stand as written down here', () => {
    expect(followUpWindows('2026-08-31' as Day)).toEqual([
      { occasion: 'follow-up-6m', opens: '2027-02-14', due: '2027-02-28', late: '2027-03-31', closes: '2027-05-31' },
      { occasion: 'follow-up-1y', opens: '2027-08-17', due: '2027-08-31', late: '2027-10-01', closes: '2028-02-29' },
      { occasion: 'follow-up-2y', opens: '2028-08-17', due: '2028-08-31', late: '2028-10-01', closes: '2029-02-28' },
      { occasion: 'follow-up-3y', opens: '2029-08-17', due: '2029-08-31', late: '2029-10-01', closes: '2030-02-28' },
    ]);
  });

  it('come in order and never meet', () => {
    fc.assert(
      fc.property(days, (end) => {
        const windows = followUpWindows(end);
        expect(windows.map(({ occasion }) => occasion)).toEqual(followUps.map(({ occasion }) => occasion));
        for (const [index, { opens, due, late, closes }] of windows.entries()) {
          expect(opens < due && due < late && late <= closes).toBe(true);
          expect(addDays(opens, daysEarly)).toBe(due);
          expect(closes < (windows[index + 1]?.opens ?? '9999-12-31')).toBe(true);
        }
      }),
    );
  });

  it('are none where the calendar ends', () => {
    expect(followUpWindows('9999-12-31' as Day)).toEqual([]);
    expect(followUpWindows('9990-12-31' as Day)).toHaveLength(4);
  });
});
