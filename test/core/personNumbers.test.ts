import { describe, expect, it } from 'vitest';
import { personNumbers } from '../../src/core/personNumbers.ts';
import { countingBytes } from '../support/exportedPeople.ts';

const pseudonyms = Array.from({ length: 300 }, (_, index) => String(index).padStart(4, '0'));

describe('the numbers of people in an export', () => {
  it('are one each, and have seven digits', () => {
    const numbers = personNumbers([...pseudonyms, ...pseudonyms], countingBytes());
    expect([...numbers.keys()]).toEqual(pseudonyms);
    expect(new Set(numbers.values()).size).toBe(300);
    for (const number of numbers.values()) expect(String(number)).toMatch(/^[1-9]\d{6}$/);
  });

  it('are others the next time', () => {
    const [one, other] = [1, 2].map((seed) => personNumbers(pseudonyms, countingBytes(seed)));
    expect(pseudonyms.filter((name) => one?.get(name) === other?.get(name))).toEqual([]);
  });

  it('throw away draws that would favour low numbers, and draws that were used', () => {
    const draws = [
      [255, 255, 255, 255],
      [0, 0, 0, 1],
      [0, 0, 0, 1],
      [0, 0, 0, 2],
    ];
    const numbers = personNumbers(['a', 'b'], () => Uint8Array.from(draws.shift() ?? []));
    expect([...numbers.values()]).toEqual([1_000_001, 1_000_002]);
  });
});
