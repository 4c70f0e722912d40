import { expect, test } from 'vitest';
import { normalTail } from '../../src/core/normalTail.ts';

// From R: pnorm(z, lower.tail = FALSE), printed with 17 digits.
test.each([
  [0, 0.5],
  [0.5, 0.30853753872598694],
  [1, 0.15865525393145705],
  [1.959963984540054, 0.025],
  [2.9999, 0.001350341282954925],
  [3, 0.0013498980316300946],
  [4, 3.1671241833119924e-5],
  [6, 9.8658764503769809e-10],
  [10, 7.6198530241605269e-24],
])('P(Z > %d)', (z, expected) => {
  expect(Math.abs(normalTail(z) - expected)).toBeLessThan(1e-14);
  expect(normalTail(z) / expected).toBeCloseTo(1, 9);
});
