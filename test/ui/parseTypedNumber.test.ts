import { describe, expect, it } from 'vitest';
import { parseTypedNumber } from '../../src/ui/parseTypedNumber.ts';

describe('parseTypedNumber', () => {
  it.each([
    ['7', 7],
    [' 7 ', 7],
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['-3', -3],
    ['−3', -3],
    ['007', 7],
  ])('reads %j as %d', (typed, number) => {
    expect(parseTypedNumber(typed)).toBe(number);
  });

  it.each(['', '   '])('reads %j as nothing typed', (typed) => {
    expect(parseTypedNumber(typed)).toBeUndefined();
  });

  it.each(['sju', '7 st', '1,2,3', '1e3', '0x10', 'Infinity', '1.', '.5', '--1'])('passes %j on as typed', (typed) => {
    expect(parseTypedNumber(typed)).toBe(typed);
  });
});
