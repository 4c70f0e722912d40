import { describe, expect, it } from 'vitest';
import { toBase64url } from '../../src/core/base64url.ts';
import type { Day } from '../../src/core/day.ts';
import { holderOf, holders } from '../../src/core/holder.ts';
import type { RegistryEvent, RegistryRecord } from '../../src/core/registryRecord.ts';
import { registryState } from '../../src/core/registryState.ts';

const slip = (serial: string): RegistryEvent => {
  const slot = (number: number) => toBase64url(new Uint8Array(32).fill(Number(serial) * 10 + number));
  const spare = [1, 2, 3, 4].map(slot);
  return { k: 'slip', serial, sheet: 1, instr: 'probe', slots: { start: slot(0) }, spare };
};

/** Each event on a day of its own. */
const state = (...events: readonly RegistryEvent[]) =>
  registryState(
    events.map(
      (event, index): RegistryRecord => ({
        v: 1,
        n: index + 1,
        p: toBase64url(new Uint8Array(16)),
        day: `2026-01-${String(index + 1).padStart(2, '0')}` as Day,
        ...event,
      }),
    ),
  );

const issued = ['0001', '0002', '0003', '0004'].map(slip);

describe('people', () => {
  it('are one for each slip, until a slip takes the place of another', () => {
    expect(holders(state(...issued)).map(({ pseudonym }) => pseudonym)).toEqual(['0001', '0002', '0003', '0004']);
    const chained = state(
      ...issued,
      { k: 'handed-out', serial: '0002' },
      { k: 'replaced', serial: '0002', by: '0004' },
      { k: 'handed-out', serial: '0004' },
      { k: 'ended', serial: '0004', on: '2026-06-30' as Day },
      { k: 'replaced', serial: '0004', by: '0001' },
      { k: 'handed-out', serial: '0001' },
    );
    expect(holders(chained).map(({ serials }) => serials)).toEqual([['0002', '0004', '0001'], ['0003']]);
    for (const serial of ['0002', '0004', '0001']) {
      expect(holderOf(chained, serial)).toMatchObject({
        pseudonym: '0002',
        handedOutOn: '2026-01-05',
        endedOn: '2026-06-30',
        current: { serial: '0001', handedOutOn: '2026-01-10' },
      });
    }
    expect(holderOf(chained, '0009')).toBeUndefined();
  });

  it('that asked for it are erased as one, whichever slip it was written on', () => {
    const erased = state(
      ...issued,
      { k: 'replaced', serial: '0002', by: '0004' },
      { k: 'erased', serial: '0002' },
      { k: 'erased', serial: '0002' },
    );
    expect(holderOf(erased, '0004')?.erasedOn).toBe('2026-01-06');
    expect(holderOf(erased, '0001')?.erasedOn).toBeUndefined();
  });
});

describe('a replacement', () => {
  const replaced: RegistryEvent = { k: 'replaced', serial: '0001', by: '0002' };
  const refused: readonly (readonly [string, readonly RegistryEvent[]])[] = [
    ['of a slip that was replaced before', [replaced, { k: 'replaced', serial: '0001', by: '0003' }]],
    ['by a slip that took another’s place', [replaced, { k: 'replaced', serial: '0003', by: '0002' }]],
    ['by a slip that was handed out to somebody', [{ k: 'handed-out', serial: '0002' }, replaced]],
    ['by a revoked slip', [{ k: 'revoked', serial: '0002' }, replaced]],
    ['by a slip whose person has ended', [{ k: 'ended', serial: '0002', on: '2026-01-01' as Day }, replaced]],
    ['by a slip of somebody who was erased', [{ k: 'erased', serial: '0002' }, replaced]],
    ['of the slip of somebody who was erased', [{ k: 'erased', serial: '0001' }, replaced]],
    ['in a ring', [replaced, { k: 'replaced', serial: '0002', by: '0001' }]],
    ['by itself', [{ k: 'replaced', serial: '0001', by: '0001' }]],
  ];

  it.each(refused)('%s is refused', (_, events) => {
    expect(() => state(...issued, ...events)).toThrow('registry-record-refused');
  });
});
