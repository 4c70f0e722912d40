import { expect, test } from 'vitest';
import { byteaArray } from '../../src/intake/store/byteaArray.ts';

test('byte strings become PostgreSQL’s binary bytea[]', () => {
  const array = byteaArray([Uint8Array.of(1, 2, 3), Uint8Array.of(255)]);
  const header = '00000001' + '00000000' + '00000011' + '00000002' + '00000001';
  expect(array.toString('hex')).toBe(`${header}00000003010203${'00000001'}ff`);
  expect(byteaArray([])).toHaveLength(20);
});
