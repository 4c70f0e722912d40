import { describe, expect, it } from 'vitest';
import { toBase64url } from '../../src/core/base64url.ts';
import type { Day } from '../../src/core/day.ts';
import {
  encodeRegistryRecord,
  type RegistryEvent,
  type RegistryRecord,
  serialText,
} from '../../src/core/registryRecord.ts';
import { countedOccasion, registryState } from '../../src/core/registryState.ts';

const day = '2026-09-07' as Day;
const slot = (number: number) => toBase64url(new Uint8Array(32).fill(number));
const spareOf = (first: number) => [0, 1, 2, 3].map((step) => slot(first + step));
const slip = (serial: string, first: number, instr = 'probe'): RegistryEvent => ({
  k: 'slip',
  serial,
  sheet: 1,
  instr,
  slots: { start: slot(first), end: slot(first + 1) },
  spare: spareOf(first + 2),
});

const records = (...events: readonly RegistryEvent[]): readonly RegistryRecord[] =>
  events.map((event, index) => ({ v: 1, n: index + 1, p: toBase64url(new Uint8Array(16)), day, ...event }));

const folded = (...events: readonly RegistryEvent[]) => registryState(records(...events));

describe('the registry', () => {
  it('knows every slot of a slip, the spare ones too', () => {
    const state = folded(slip('0001', 10));
    expect(state.last).toBe(1);
    expect(state.slots.size).toBe(6);
    expect(state.slots.get(slot(11))).toEqual({ serial: '0001', instr: 'probe', occasion: 'end' });
    expect(state.slots.get(slot(12))?.occasion).toBe('spare-1');
    expect(state.slips.get('0001')).toEqual({
      serial: '0001',
      sheet: 1,
      issuedOn: day,
      slots: [10, 11, 12, 13, 14, 15].map(slot),
    });
  });

  it('remembers what became of a slip; handing out and revoking keep their first day', () => {
    const state = folded(
      slip('0001', 10),
      slip('0002', 20),
      { k: 'handed-out', serial: '0001' },
      { k: 'revoked', serial: '0001' },
      { k: 'replaced', serial: '0001', by: '0002' },
      { k: 'ended', serial: '0002', on: '2026-11-01' as Day },
      { k: 'ended', serial: '0002', on: '2026-12-01' as Day },
    );
    expect(state.slips.get('0001')).toMatchObject({ handedOutOn: day, revokedOn: day, replacedBy: '0002' });
    expect(state.slips.get('0002')).toMatchObject({ replaces: '0001', endedOn: '2026-12-01' });
  });

  it('counts a moved response where it was moved last, and still knows where it was sealed for', () => {
    const state = folded(
      slip('0001', 10),
      { k: 'moved', slot: slot(11), to: 'start', because: 'fel' },
      { k: 'moved', slot: slot(11), to: 'follow-up-6m', because: 'rätt' },
    );
    const place = state.slots.get(slot(11));
    expect(place?.occasion).toBe('end');
    expect(place && countedOccasion(place)).toBe('follow-up-6m');
  });

  it('knows the last word on a response, and that it was taken back', () => {
    const counts = { k: 'judged', slot: slot(11), as: 'counts', because: 'rätt' } as const;
    const aside = { k: 'judged', slot: slot(11), as: 'aside', because: 'skämt' } as const;
    const judged = (...events: readonly RegistryEvent[]) => folded(slip('0001', 10), ...events).slots.get(slot(11));
    expect(judged(counts, aside)?.judged).toEqual({ as: 'aside', because: 'skämt' });
    expect(judged(counts, { k: 'unjudged', slot: slot(11) })).toEqual(judged());
  });

  it('takes one record for each questionnaire of a slip', () => {
    const state = folded(slip('0001', 10), slip('0001', 20, 'other'));
    expect(state.slips.get('0001')?.slots).toHaveLength(12);
    expect(state.slots.get(slot(20))?.instr).toBe('other');
  });

  it('goes on from an earlier state as if read at once', () => {
    const all = records(slip('0001', 10), { k: 'handed-out', serial: '0001' }, slip('0002', 20));
    expect(registryState(all.slice(1), registryState(all.slice(0, 1)))).toEqual(registryState(all));
  });

  const broken: readonly (readonly [string, readonly RegistryEvent[]])[] = [
    ['a serial that was never issued', [{ k: 'handed-out', serial: '0009' }]],
    ['a slot that was never issued', [{ k: 'moved', slot: slot(9), to: 'end', because: 'x' }]],
    ['a word on a slot that was never issued', [{ k: 'judged', slot: slot(9), as: 'aside', because: 'x' }]],
    ['a word taken back on a slot that was never issued', [{ k: 'unjudged', slot: slot(9) }]],
    ['a slip twice', [slip('0001', 10), slip('0001', 20)]],
    ['a slot on two slips', [slip('0001', 10), slip('0002', 11)]],
    ['a replacement that was never issued', [slip('0001', 10), { k: 'replaced', serial: '0001', by: '0002' }]],
    ['a slip that replaces itself', [slip('0001', 10), { k: 'replaced', serial: '0001', by: '0001' }]],
  ];

  it.each(broken)('refuses %s', (_, events) => {
    expect(() => folded(...events)).toThrow('registry-record-refused');
  });

  it('refuses a gap', () => {
    expect(() => registryState(records(slip('0001', 10), slip('0002', 20)).slice(1))).toThrow(
      'registry-record-refused',
    );
  });
});

describe('a record', () => {
  it('fits its box with every occasion there is and the longest reason', () => {
    const names = ['start', 'end', 'follow-up-6m', 'follow-up-1y', 'follow-up-2y', 'follow-up-3y'];
    const slots = Object.fromEntries(names.map((name, index) => [name, slot(index + 1)]));
    const [widest] = records({
      k: 'slip',
      serial: '999999999',
      sheet: 999_999,
      instr: 'i'.repeat(32),
      slots,
      spare: spareOf(20),
    });
    expect(widest && encodeRegistryRecord(widest).length).toBeLessThan(984);
    const [longest] = records({ k: 'moved', slot: slot(1), to: 'end', because: '€'.repeat(200) });
    expect(longest && encodeRegistryRecord(longest).length).toBeLessThan(984);
  });

  it('of a word on a response has a reason, and is one of two', () => {
    const word = { k: 'judged', slot: slot(1), as: 'aside', because: 'skämt' } as const;
    const encoded = (event: RegistryEvent) => records(event).map(encodeRegistryRecord);
    expect(encoded(word)).toHaveLength(1);
    expect(() => encoded({ ...word, because: '' })).toThrow('registry-record-refused');
    expect(() => encoded({ ...word, as: 'maybe' as 'aside' })).toThrow('registry-record-refused');
  });

  it('numbers slips with four digits or more', () => {
    expect([1, 9999, 10_000].map(serialText)).toEqual(['0001', '9999', '10000']);
    for (const number of [0, -1, 1.5, 1e10]) expect(() => serialText(number)).toThrow('registry-record-refused');
  });
});
