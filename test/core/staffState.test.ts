import { describe, expect, it } from 'vitest';
import { toBase64url } from '../../src/core/base64url.ts';
import type { Day } from '../../src/core/day.ts';
import { encodeRegistryRecord, type RegistryEvent, type RegistryRecord } from '../../src/core/registryRecord.ts';
import { registryState } from '../../src/core/registryState.ts';
import { presentColleagues } from '../../src/core/staffState.ts';

const day = '2026-09-07' as Day;
const key = (number: number, length = 32) => toBase64url(new Uint8Array(length).fill(number));
const colleague = (name: string, first: number): RegistryEvent => ({
  k: 'colleague',
  name,
  registrar: key(first),
  reader: key(first + 1),
  box: key(first + 2),
});
const records = (...events: readonly RegistryEvent[]): readonly RegistryRecord[] =>
  events.map((event, index) => ({ v: 1, n: index + 1, p: key(0, 16), day, ...event }));
const folded = (...events: readonly RegistryEvent[]) => registryState(records(...events)).staff;

describe('who has a key file', () => {
  it('is everybody who came and did not leave', () => {
    const staff = folded(colleague('AB', 10), colleague('CD', 20), { k: 'left', reader: key(11) });
    expect(presentColleagues(staff).map(({ name }) => name)).toEqual(['CD']);
    expect(staff.colleagues.get(key(11))).toMatchObject({ name: 'AB', since: day, leftOn: day });
  });

  it('keeps what was handed over, and the last drill, and does not mix with slips', () => {
    const share = { k: 'daily', id: key(1, 8), from: day, to: key(12), box: key(2, 80) } as const;
    const state = registryState(records(colleague('AB', 10), share, { k: 'drill' }));
    expect(state.staff.shares).toMatchObject([share]);
    expect(state.staff.drilledOn).toBe(day);
    expect([state.slips.size, state.slots.size]).toEqual([0, 0]);
  });

  it.each<readonly [string, readonly RegistryEvent[]]>([
    ['somebody twice', [colleague('AB', 10), colleague('XY', 10)]],
    ['somebody who leaves without having come', [{ k: 'left', reader: key(11) }]],
  ])('stops the reading at %s', (_name, events) => {
    expect(() => folded(...events)).toThrow('registry-record-refused');
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['a name that is empty', { k: 'colleague', name: ' ', registrar: key(1), reader: key(2), box: key(3) }],
    [
      'a name that is too long',
      { k: 'colleague', name: 'a'.repeat(41), registrar: key(1), reader: key(2), box: key(3) },
    ],
    ['a key that is too short', { k: 'colleague', name: 'AB', registrar: key(1, 31), reader: key(2), box: key(3) }],
    ['a box that is too long', { k: 'daily', id: key(1, 8), from: day, to: key(1), box: key(2, 81) }],
    ['a day that is none', { k: 'daily', id: key(1, 8), from: '2026-02-30', to: key(1), box: key(2, 80) }],
  ])('refuses %s', (_name, event) => {
    const record = { v: 1, n: 1, p: key(0, 16), day, ...event } as RegistryRecord;
    expect(() => encodeRegistryRecord(record)).toThrow('registry-record-refused');
  });
});
