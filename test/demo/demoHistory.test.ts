import { describe, expect, it } from 'vitest';
import { toBase64url } from '../../src/core/base64url.ts';
import { addDays, type Day, dayFromUnixMs, parseDay } from '../../src/core/day.ts';
import { dueList } from '../../src/core/due.ts';
import { holders } from '../../src/core/holder.ts';
import type { RegistryEvent } from '../../src/core/registryRecord.ts';
import { type RegistryState, registryState } from '../../src/core/registryState.ts';
import { answeredOn, demoHistory } from '../../src/demo/demoHistory.ts';
import { demoPeople } from '../../src/demo/demoPeople.ts';

const spareSlip = demoPeople.length + 1;
const serialOf = (number: number) => String(number).padStart(4, '0');

/** The demo's registry as on this day. */
function registryOn(today: Day): RegistryState {
  const issued = Array.from({ length: spareSlip }, (_, index): RegistryEvent => {
    const slot = (number: number) => {
      const bytes = new Uint8Array(32);
      bytes.set([index, number]);
      return toBase64url(bytes);
    };
    const spare = [1, 2, 3, 4].map(slot);
    return { k: 'slip', serial: serialOf(index + 1), sheet: 1, instr: 'probe', slots: { start: slot(0) }, spare };
  });
  const dated = demoPeople.flatMap((person, index) => {
    const serial = serialOf(index + 1);
    return demoHistory(person, serial, person.replaced === undefined ? serial : serialOf(spareSlip), today);
  });
  const entered = [
    ...issued.map((event) => ({ day: addDays(today, -950), event })),
    ...dated.sort((left, right) => (left.day < right.day ? -1 : Number(left.day > right.day))),
  ];
  return registryState(
    entered.map(({ day, event }, index) => ({
      v: 1,
      n: index + 1,
      p: toBase64url(new Uint8Array(16)),
      day,
      ...event,
    })),
  );
}

describe('the demo’s people', () => {
  // Whatever day somebody tries it on, month ends and leap days included.
  const days = ['2026-11-26', '2027-02-28', '2028-02-29', '2026-03-31', '2026-08-31', '2027-01-01'].map(parseDay);

  it.each([...days, ...Array.from({ length: 12 }, (_, index) => dayFromUnixMs((20_800 + index * 31) * 86_400_000))])(
    'on %s some are due, some overdue, some missing and some expected',
    (today) => {
      const everybody = holders(registryOn(today));
      const arrivals = demoPeople.flatMap(({ answered }, index) =>
        answered.map((occasion) => ({ pseudonym: serialOf(index + 1), occasion, arrivedOn: today })),
      );
      const states = dueList(everybody, arrivals, today).map(({ state }) => state);
      for (const state of ['due', 'late', 'missing', 'later'] as const) {
        expect(states.filter((one) => one === state).length, state).toBeGreaterThanOrEqual(1);
      }
      expect(states.filter((state) => state === 'expected').length).toBe(2);
      expect(states.filter((state) => state === 'due').length).toBe(3);
      expect(states.filter((state) => state === 'late').length).toBe(2);
    },
  );

  it('answer after they got the slip, and never tomorrow', () => {
    const today = '2026-11-26' as Day;
    for (const person of demoPeople) {
      for (const occasion of person.answered) {
        const day = answeredOn(person, occasion, today);
        expect(day >= addDays(today, -person.handedOut)).toBe(true);
        expect(day <= today).toBe(true);
      }
    }
  });

  it('are enough that pairs can be tested and judgements of the help be shown together', () => {
    const with2 = demoPeople.filter(({ answered }) => answered.includes('start') && answered.includes('end'));
    expect(with2.length).toBeGreaterThanOrEqual(8);
    expect(demoPeople.filter(({ answered }) => answered.includes('end')).length).toBeGreaterThanOrEqual(5);
  });
});
