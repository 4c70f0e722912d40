import { describe, expect, test } from 'vitest';
import { concatBytes, u32 } from '../../src/core/bytes.ts';
import { encodeRestoredDays, parseRestoredDays } from '../../src/core/restoredDays.ts';

describe('the days that a restore leaves in doubt', () => {
  test('are eight bytes, or none when there was no restore', () => {
    expect(parseRestoredDays(encodeRestoredDays(undefined))).toBeUndefined();
    const bytes = encodeRestoredDays({ fromDay: 20_705, onDay: 20_709 });
    expect(bytes).toEqual(Uint8Array.of(0, 0, 0x50, 0xe1, 0, 0, 0x50, 0xe5));
    expect(parseRestoredDays(bytes)).toEqual({ fromDay: 20_705, onDay: 20_709 });
  });

  test.each([
    ['half of them', u32(1)],
    ['one byte more', concatBytes(u32(1), u32(2), Uint8Array.of(0))],
    ['the end before the beginning', concatBytes(u32(3), u32(2))],
    ['a day beyond any calendar', concatBytes(u32(1), u32(2_932_897))],
  ])('are refused as %s', (_name, bytes) => {
    expect(() => parseRestoredDays(bytes)).toThrow('admin-request-malformed');
  });
});
