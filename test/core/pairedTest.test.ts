import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactBinomialP } from '../../src/core/exactBinomialP.ts';
import { mcNemarTest, ordinalChange, signedRankTest, signTest } from '../../src/core/pairedTest.ts';
import { signedRank } from '../../src/core/signedRank.ts';
import fromR from '../r/pairedTests.json' with { type: 'json' };

const withinR = 1e-9;
const near = (own: number, other: number, what: string) => {
  expect(Math.abs(own - other), `${what}: ${own} here, ${other} there`).toBeLessThan(withinR);
};

describe('agreement with R', () => {
  test('the fixture has at least 200 random samples, large and small, and the edge cases', () => {
    const sizes = fromR.samples.map(({ informative }) => informative);
    expect(fromR.samples.length).toBeGreaterThanOrEqual(219);
    expect(sizes.filter((size) => size > 20).length).toBeGreaterThan(20);
    expect(sizes.filter((size) => size > 5 && size <= 20).length).toBeGreaterThan(100);
    expect(fromR.samples.map(({ steps }) => steps.length)).toEqual(expect.arrayContaining([0, 1]));
    expect(fromR.samples.some(({ steps }) => steps.length > 1 && steps.every((step) => step === 0))).toBe(true);
    expect(fromR.samples.some(({ steps }) => steps.length > 1 && new Set(steps.map(Math.abs)).size === 1)).toBe(true);
  });

  test('signed ranks: statistic, number of pairs that differ, p', () => {
    for (const { steps, informative, positiveRanks, signedRankP } of fromR.samples) {
      const own = signedRank(steps);
      expect([own.informative, own.positiveRanks], String(steps)).toEqual([informative, positiveRanks]);
      near(own.p, signedRankP, String(steps));
    }
  });

  test('sign test', () => {
    for (const { steps, signP } of fromR.samples) {
      const { improved, worse } = ordinalChange(steps);
      near(exactBinomialP(improved, worse), signP, String(steps));
    }
  });

  test("McNemar's exact test", () => {
    for (const { yesNo, noYes, p } of fromR.discordant) near(exactBinomialP(yesNo, noYes), p, `${yesNo} ${noYes}`);
  });
});

/** Every way to give the differences their signs, one by one. */
function enumerated(steps: readonly number[]): { readonly signP: number; readonly rankP: number } {
  const sizes = steps.filter((step) => step !== 0).map(Math.abs);
  const sorted = [...sizes].sort((left, right) => left - right);
  const ranks = sizes.map((size) => (sorted.indexOf(size) + sorted.lastIndexOf(size)) / 2 + 1);
  const sum = (isUp: (index: number) => boolean, of: (index: number) => number) =>
    sizes.reduce((total, _, index) => total + (isUp(index) ? of(index) : 0), 0);
  const signs = steps.filter((step) => step !== 0).map((step) => step > 0);
  const twoSided = (of: (index: number) => number) => {
    const seen = sum((index) => signs[index] === true, of);
    let [low, high] = [0, 0];
    for (let way = 0; way < 2 ** sizes.length; way += 1) {
      const other = sum((index) => ((way >> index) & 1) === 1, of);
      if (other <= seen) low += 1;
      if (other >= seen) high += 1;
    }
    return Math.min(1, (2 * Math.min(low, high)) / 2 ** sizes.length);
  };
  return { signP: twoSided(() => 1), rankP: twoSided((index) => ranks[index] ?? 0) };
}

test('agreement with enumerating every sign, on 300 random samples', () => {
  const samples = fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 11 });
  fc.assert(
    fc.property(samples, (steps) => {
      const { improved, worse } = ordinalChange(steps);
      const twin = enumerated(steps);
      near(exactBinomialP(improved, worse), twin.signP, String(steps));
      near(signedRank(steps).p, twin.rankP, String(steps));
    }),
    { numRuns: 300 },
  );
});

describe('what is said', () => {
  const six = [1, 1, 2, 2, 3, 1];

  test('no pairs is no pairs, not p = 1', () => {
    const none = { state: 'no-pairs' };
    expect(mcNemarTest({ yesYes: 0, yesNo: 0, noYes: 0, noNo: 0 })).toEqual(none);
    expect(signTest(ordinalChange([]))).toEqual(none);
    expect(signedRankTest([])).toEqual(none);
  });

  test('under six pairs that differ there is no p', () => {
    const steps = [...six.slice(1), 0, 0, 0];
    expect(mcNemarTest({ yesYes: 40, yesNo: 5, noYes: 0, noNo: 9 })).toEqual({ state: 'too-few', informative: 5 });
    expect(signTest(ordinalChange(steps))).toEqual({ state: 'too-few', informative: 5 });
    expect(signedRankTest(steps)).toEqual({ state: 'too-few', informative: 5 });
    expect(signedRankTest([0, 0, 0])).toEqual({ state: 'too-few', informative: 0 });
  });

  test('from six on there is, with its method', () => {
    const p = expect.closeTo(0.03125, 12);
    expect(mcNemarTest({ yesYes: 3, yesNo: 6, noYes: 0, noNo: 1 })).toMatchObject({ method: 'mcnemar-exact', p });
    expect(signTest(ordinalChange(six))).toMatchObject({ method: 'sign-exact', informative: 6, p });
    expect(signedRankTest(six)).toMatchObject({ method: 'signed-rank-exact', informative: 6, p });
  });

  test.each([
    [20, 'signed-rank-exact'],
    [21, 'signed-rank-normal'],
  ])('%i pairs that differ: %s, however many do not', (count, method) => {
    const steps = [...Array.from({ length: count }, (_, index) => index + 1), 0, 0, 0];
    expect(signedRankTest(steps)).toMatchObject({ state: 'tested', method, informative: count });
  });

  test('a fair split is never significant, and p is never above 1', () => {
    expect(mcNemarTest({ yesYes: 0, yesNo: 5, noYes: 5, noNo: 0 })).toMatchObject({ p: expect.closeTo(1, 12) });
    expect(signedRankTest(Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? 1 : -1)))).toMatchObject({
      p: expect.closeTo(1, 12),
    });
  });

  test('improved, same and worse add up, and a large one-sided sample neither overflows nor vanishes', () => {
    expect(ordinalChange([2, 1, 0, -1, 0])).toEqual({ improved: 2, same: 2, worse: 1 });
    expect(exactBinomialP(400_000, 400_000)).toBe(1);
    expect(exactBinomialP(3000, 0)).toBe(0);
    expect(exactBinomialP(1000, 0)).toBeCloseTo(2 ** -999, 300);
  });
});
