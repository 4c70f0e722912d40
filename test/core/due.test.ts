import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayFromUnixMs } from '../../src/core/day.ts';
import { type Arrival, arrivalOf, type DueEntry, dueList } from '../../src/core/due.ts';
import type { Holder } from '../../src/core/holder.ts';
import { occasions } from '../../src/core/occasion.ts';
import type { SlipState } from '../../src/core/registryState.ts';
import { naiveDue } from './naiveDue.ts';

interface Told {
  readonly handedOut?: string;
  readonly ended?: string;
  readonly revoked?: string;
  readonly erased?: string;
}

function person(serial: string, { handedOut, ended, revoked, erased }: Told = {}): Holder {
  const current: SlipState = {
    serial,
    sheet: 1,
    issuedOn: '2026-01-01' as Day,
    slots: [],
    ...(revoked === undefined ? {} : { revokedOn: revoked as Day }),
  };
  return {
    pseudonym: serial,
    serials: [serial],
    current,
    ...(handedOut === undefined ? {} : { handedOutOn: handedOut as Day }),
    ...(ended === undefined ? {} : { endedOn: ended as Day }),
    ...(erased === undefined ? {} : { erasedOn: erased as Day }),
  };
}

const arrived = (pseudonym: string, occasion: Arrival['occasion'], on: string): Arrival => ({
  pseudonym,
  occasion,
  arrivedOn: on as Day,
});
const lines = (entries: readonly DueEntry[]) =>
  entries.map(({ serial, occasion, state, due }) => `${serial} ${occasion} ${state} ${due}`);
const on = (today: string, people: readonly Holder[], arrivals: readonly Arrival[] = []) =>
  lines(dueList(people, arrivals, today as Day));

describe('who is due', () => {
  it('is counted from the recorded end, even when `end` arrived on another day', () => {
    const people = [person('0001', { handedOut: '2026-01-10', ended: '2026-08-31' })];
    const arrivals = [arrived('0001', 'start', '2026-01-12'), arrived('0001', 'end', '2026-09-20')];
    expect(dueList(people, arrivals, '2027-02-28' as Day)[0]).toEqual({
      pseudonym: '0001',
      serial: '0001',
      occasion: 'follow-up-6m',
      state: 'due',
      due: '2027-02-28',
      closes: '2027-05-31',
      from: 'recorded',
    });
  });

  it('is counted from the day `end` arrived when no end is recorded; the first, if two came', () => {
    const people = [person('0001', { handedOut: '2026-01-10' })];
    const arrivals = [arrived('0001', 'end', '2026-09-20'), arrived('0001', 'end', '2026-08-20')];
    expect(dueList(people, arrivals, '2026-10-01' as Day)[1]).toMatchObject({ due: '2027-02-20', from: 'arrived' });
  });

  it('goes from later to due, late and missing, each on its day', () => {
    const people = [person('0001', { handedOut: '2026-01-10', ended: '2026-08-31' })];
    const arrivals = [arrived('0001', 'start', '2026-01-12'), arrived('0001', 'end', '2026-08-31')];
    const first = (today: string) => on(today, people, arrivals)[0];
    expect(first('2027-02-13')).toBe('0001 follow-up-6m later 2027-02-28');
    expect(first('2027-02-14')).toBe('0001 follow-up-6m due 2027-02-28');
    expect(first('2027-03-30')).toBe('0001 follow-up-6m due 2027-02-28');
    expect(first('2027-03-31')).toBe('0001 follow-up-6m late 2027-02-28');
    expect(first('2027-05-31')).toBe('0001 follow-up-6m late 2027-02-28');
    expect(first('2027-06-01')).toBe('0001 follow-up-6m missing 2027-02-28');
    expect(on('2027-03-01', people, [...arrivals, arrived('0001', 'follow-up-6m', '2027-03-01')])[0]).toBe(
      '0001 follow-up-1y later 2027-08-31',
    );
  });

  it('F14: a start or an end that does not come is expected, and missing once its time is over', () => {
    const people = [
      person('0001', { handedOut: '2026-01-10', ended: '2026-08-31' }),
      person('0002', { handedOut: '2026-01-10' }),
    ];
    expect(on('2026-01-24', [person('0001', { handedOut: '2026-01-10' })])).toEqual([]);
    expect(on('2026-01-25', people.slice(1))).toEqual(['0002 start expected 2026-01-24']);
    expect(on('2026-09-14', people, [arrived('0001', 'start', '2026-01-11')])).not.toContain(
      '0001 end expected 2026-09-14',
    );
    expect(on('2026-09-15', people).slice(0, 3)).toEqual([
      '0001 start missing 2026-01-24',
      '0002 start expected 2026-01-24',
      '0001 end expected 2026-09-14',
    ]);
    expect(on('2027-02-14', people)).toContain('0001 end missing 2026-09-14');
    expect(
      on('2026-09-15', people, [arrived('0001', 'start', '2026-01-11'), arrived('0001', 'end', '2026-09-01')]),
    ).toEqual([
      '0002 start expected 2026-01-24',
      '0001 follow-up-6m later 2027-02-28',
      '0001 follow-up-1y later 2027-08-31',
      '0001 follow-up-2y later 2028-08-31',
      '0001 follow-up-3y later 2029-08-31',
    ]);
  });

  it('asks nothing of the time before somebody had a slip', () => {
    const late = person('0001', { handedOut: '2026-08-30', ended: '2026-08-31' });
    expect(on('2026-10-01', [late], [arrived('0001', 'end', '2026-08-31')]).map((line) => line.slice(0, 23))).toEqual([
      '0001 follow-up-6m later',
      '0001 follow-up-1y later',
      '0001 follow-up-2y later',
      '0001 follow-up-3y later',
    ]);
    // Ended long ago, and given a slip for the follow-up at one year.
    const old = person('0002', { handedOut: '2026-08-01', ended: '2025-08-01' });
    expect(on('2026-09-01', [old])).toEqual([
      '0002 follow-up-1y late 2026-08-01',
      '0002 follow-up-2y later 2027-08-01',
      '0002 follow-up-3y later 2028-08-01',
    ]);
  });

  it('leaves out people without a slip, with a revoked one, and those who were erased', () => {
    const told = { handedOut: '2026-01-10', ended: '2026-02-10' };
    const people = [
      person('0001'),
      person('0002', { ...told, revoked: '2026-03-01' }),
      person('0003', { ...told, erased: '2026-03-01' }),
    ];
    expect(on('2026-09-01', people)).toEqual([]);
  });

  it('sorts by day and then by number, not by digits', () => {
    const told = { handedOut: '2026-01-10' };
    expect(
      on('2026-03-01', [person('10000', told), person('9999', told), person('0003', { handedOut: '2026-01-11' })]),
    ).toEqual(['9999 start expected 2026-01-24', '10000 start expected 2026-01-24', '0003 start expected 2026-01-25']);
  });

  it('holds where the calendar ends', () => {
    expect(on('2026-03-01', [person('0001', { handedOut: '9999-12-31', ended: '9999-12-31' })])).toEqual([]);
    expect(on('9999-12-31', [person('0001', { handedOut: '2026-01-10', ended: '9999-12-31' })])).toEqual([
      '0001 start missing 2026-01-24',
    ]);
  });

  it('counts no spare slot and no day that is none as an arrival', () => {
    const input = { pseudonym: '0001', occasion: 'end', arrivedOn: '2026-01-01' };
    expect(arrivalOf(input)).toEqual(input);
    expect(arrivalOf({ ...input, occasion: 'spare-1' })).toBeUndefined();
    expect(arrivalOf({ ...input, arrivedOn: '2026-02-30' })).toBeUndefined();
  });

  const day = fc.integer({ min: 19_700, max: 22_500 }).map((count) => dayFromUnixMs(count * 86_400_000));
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const told = fc.record({ handedOut: maybe(day), ended: maybe(day), isRevoked: fc.boolean() });
  const arrivalsOf = fc.array(
    fc.record({ who: fc.nat({ max: 3 }), occasion: fc.constantFrom(...occasions), on: day }),
    {
      maxLength: 8,
    },
  );

  it('agrees with the same list made by hand from a calendar of paper', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 4 }), arrivalsOf, day, (tellings, came, today) => {
        const serials = tellings.map((_, index) => `000${index + 1}`);
        const people = tellings.map(({ handedOut, ended, isRevoked }, index) =>
          person(serials[index] ?? '', {
            ...(handedOut === undefined ? {} : { handedOut }),
            ...(ended === undefined ? {} : { ended }),
            ...(isRevoked ? { revoked: '2026-01-01' } : {}),
          }),
        );
        const arrivals = came.map(({ who, occasion, on: arrivedOn }) => arrived(`000${who + 1}`, occasion, arrivedOn));
        const naive = naiveDue(
          tellings.map(({ handedOut, ended, isRevoked }, index) => ({
            number: serials[index] ?? '',
            isOut: isRevoked,
            ...(handedOut === undefined ? {} : { handedOutOn: handedOut }),
            ...(ended === undefined ? {} : { endedOn: ended }),
          })),
          came.map(({ who, occasion, on: arrivedOn }) => ({ number: `000${who + 1}`, occasion, on: arrivedOn })),
          today,
        );
        expect([...on(today, people, arrivals)].sort()).toEqual(naive);
      }),
      { numRuns: 300 },
    );
  });

  it('never lists what has arrived, and never lets a follow-up go back in time', () => {
    const order = ['later', 'due', 'late', 'missing'];
    fc.assert(
      fc.property(told, arrivalsOf, day, fc.nat({ max: 900 }), ({ handedOut, ended }, came, today, wait) => {
        const one = person('0001', {
          ...(handedOut === undefined ? {} : { handedOut }),
          ...(ended === undefined ? {} : { ended }),
        });
        const arrivals = came.map(({ occasion, on: arrivedOn }) => arrived('0001', occasion, arrivedOn));
        const now = dueList([one], arrivals, today);
        const then = dueList([one], arrivals, addDays(today, wait));
        for (const { occasion, state, due } of now) {
          expect(arrivals.some((arrival) => arrival.occasion === occasion)).toBe(false);
          const after = then.find((entry) => entry.occasion === occasion);
          expect(after?.due).toBe(due);
          if (state !== 'expected')
            expect(order.indexOf(after?.state ?? '')).toBeGreaterThanOrEqual(order.indexOf(state));
        }
      }),
    );
  });
});
