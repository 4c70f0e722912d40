import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromUnixMs, daysSinceEpoch, isCalendarDate, isDay, parseDay } from '../../src/core/day.ts';

describe('days', () => {
  test('are UTC days, wherever the device is', () => {
    expect(new Date(Date.UTC(2026, 2, 1)).getTimezoneOffset()).not.toBe(0);
    expect(dayFromUnixMs(Date.UTC(2026, 2, 1))).toBe('2026-03-01');
    expect(dayFromUnixMs(Date.UTC(2026, 2, 1) - 1)).toBe('2026-02-28');
    expect(dayFromUnixMs(0)).toBe('1970-01-01');
  });

  test('count from 1970-01-01', () => {
    expect(daysSinceEpoch(parseDay('1970-01-01'))).toBe(0);
    expect(daysSinceEpoch(parseDay('1970-01-02'))).toBe(1);
    expect(daysSinceEpoch(parseDay('2000-03-01'))).toBe(11_017);
  });

  test('come back from their count', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2_932_896 }), (days) => {
        const day = dayFromUnixMs(days * 86_400_000);
        expect(isDay(day)).toBe(true);
        expect(daysSinceEpoch(day)).toBe(days);
      }),
    );
  });

  test.each(['2024-02-29', '1970-01-01', '9999-12-31'])('%s is a day', (text) => expect(parseDay(text)).toBe(text));

  test.each([
    '2023-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1969-12-31',
    '26-01-01',
    '2026-1-1',
    '2026-01-01 ',
    '2026-01-01T00:00:00Z',
    '2026/01/01',
    '٢٠٢٦-01-01',
    '',
    '0000-01-01',
    '+002026-01-01',
    20260101,
    null,
    undefined,
    ['2026-01-01'],
  ])('%o is none', (input) => {
    expect(() => parseDay(input)).toThrow('day-malformed');
  });

  test.each([Number.NaN, -1, Number.POSITIVE_INFINITY, Date.UTC(10_000, 0, 1)])('%d is no time', (unixMs) => {
    expect(() => dayFromUnixMs(unixMs)).toThrow('day-malformed');
  });

  test('the date of a birth may lie before 1970', () => {
    expect(isCalendarDate('1899-12-31')).toBe(true);
    expect(isCalendarDate('0001-01-01')).toBe(true);
    expect(isCalendarDate('0000-12-31')).toBe(false);
    expect(isCalendarDate('1900-02-29')).toBe(false);
  });
});
