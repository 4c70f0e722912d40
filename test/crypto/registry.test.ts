import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import type { RegistryEvent } from '../../src/core/registryRecord.ts';
import { openRegistry, sealRegistry } from '../../src/crypto/registrySealing.ts';

const key = randomBytes(32);
const day = '2026-09-07' as Day;
const event = (number: number): RegistryEvent => ({ k: 'handed-out', serial: String(number).padStart(4, '0') });
const chainOf = (length: number) =>
  sealRegistry(
    Array.from({ length }, (_, index) => event(index + 1)),
    day,
    key,
    randomBytes,
  );

describe('a chain of sealed records', () => {
  it('opens to what was sealed, in one piece or page by page', () => {
    const { records } = chainOf(7);
    const whole = openRegistry(records, key);
    const first = openRegistry(records.slice(0, 3), key);
    const rest = first.ok ? openRegistry(records.slice(3), key, first.end) : first;
    expect(whole.ok && whole.records).toMatchObject(Array.from({ length: 7 }, (_, index) => event(index + 1)));
    expect(whole.ok && first.ok && rest.ok && [...first.records, ...rest.records]).toEqual(whole.ok && whole.records);
    expect(whole.ok && rest.ok && rest.end).toEqual(whole.ok && whole.end);
  });

  it('goes on where it ended', () => {
    const start = chainOf(2);
    const more = sealRegistry([event(3)], day, key, randomBytes, start.end);
    const opened = openRegistry([...start.records, ...more.records], key);
    expect(opened.ok && opened.records.map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  it('shows any other order, a gap or a repetition', () => {
    const { records } = chainOf(5);
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 1, maxLength: 6 }), (order) => {
        const isPrefix = order.every((place, index) => place === index);
        const opened = openRegistry(
          order.flatMap((place) => records[place] ?? []),
          key,
        );
        expect(opened.ok).toBe(isPrefix);
      }),
      { numRuns: 300 },
    );
  });

  it('shows a record of another chain under the same key', () => {
    const [ours, theirs] = [chainOf(3).records, chainOf(3).records];
    const mixed = [ours[0], theirs[1], ours[2]].flatMap((record) => record ?? []);
    expect(openRegistry(mixed, key)).toEqual({ ok: false, reason: 'broken-chain', at: 2 });
  });

  it('shows a record with the right link and another number', () => {
    const { end } = chainOf(2);
    for (const last of [0, 1, 3]) {
      const { records } = sealRegistry([event(3)], day, key, randomBytes, { ...end, last });
      expect(openRegistry(records, key, end)).toEqual({ ok: false, reason: 'broken-chain', at: 3 });
    }
  });

  it('does not open under another key, and says at which record it stopped', () => {
    const { records } = chainOf(2);
    expect(openRegistry(records, randomBytes(32))).toEqual({ ok: false, reason: 'unreadable', at: 1 });
    expect(openRegistry([...records, new Uint8Array(1024)], key)).toEqual({ ok: false, reason: 'unreadable', at: 3 });
  });

  it('has boxes of one size that look alike whatever they hold', () => {
    const events: readonly RegistryEvent[] = [
      event(1),
      { k: 'moved', slot: 'A'.repeat(43), to: 'end', because: 'x'.repeat(200) },
    ];
    const { records } = sealRegistry(events, day, key, randomBytes);
    expect(records.map(({ length }) => length)).toEqual([1024, 1024]);
  });
});
