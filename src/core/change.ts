// Change on the same people between two occasions: of an indicator and of an ordered answer. Pairs in which either
// answer is missing, or in which the two are not comparable, are told and left out.
import type { CountingRules } from './countingRules.ts';
import { findingOf, type YesRule } from './indicator.ts';
import { type Measure, type Missing, type Reading, readingOf } from './measure.ts';
import {
  mcNemarTest,
  type OrdinalChange,
  ordinalChange,
  type PairedTable,
  type PairedTest,
  signedRankTest,
  signTest,
} from './pairedTest.ts';
import type { Pair } from './person.ts';
import { optionByCode } from './validation.ts';

export interface LeftOut {
  /** Pairs with an answer missing: skipped, declined or not asked. */
  readonly missing: number;
  readonly notComparable: number;
}

export interface IndicatorChange extends LeftOut {
  readonly table: PairedTable;
  readonly test: PairedTest;
}

export interface ScaleStep {
  readonly pseudonym: string;
  /** Ordinal values. */
  readonly before: number;
  readonly after: number;
  /** Steps towards better; negative towards worse. */
  readonly step: number;
}

export interface ScaleChange extends LeftOut {
  /** In the order of the pairs. */
  readonly steps: readonly ScaleStep[];
  /** Pairs with an answer that another answer told. */
  readonly derived: number;
  readonly change: OrdinalChange;
  readonly signTest: PairedTest;
  readonly signedRankTest: PairedTest;
}

export function indicatorChange(
  measure: Measure,
  yes: YesRule,
  pairs: readonly Pair[],
  rules: CountingRules,
): IndicatorChange {
  const found = pairs.map(({ before, after }) => [
    findingOf(measure, yes, before, rules),
    findingOf(measure, yes, after, rules),
  ]);
  const count = (from: 'yes' | 'no', to: 'yes' | 'no') =>
    found.filter(([before, after]) => before === from && after === to).length;
  const table = {
    yesYes: count('yes', 'yes'),
    yesNo: count('yes', 'no'),
    noYes: count('no', 'yes'),
    noNo: count('no', 'no'),
  };
  return { ...leftOut(found), table, test: mcNemarTest(table) };
}

/** `better`: whether lower or higher ordinal values are better. */
export function scaleChange(
  measure: Measure,
  better: 'lower' | 'higher',
  pairs: readonly Pair[],
  rules: CountingRules,
): ScaleChange {
  const read = pairs.map(({ pseudonym, before, after }) => {
    const readings = [readingOf(measure, before, rules), readingOf(measure, after, rules)] as const;
    return { pseudonym, readings, values: readings.map(ordinalOf) };
  });
  const steps = read.flatMap(({ pseudonym, values: [before, after] }): readonly ScaleStep[] => {
    if (before === undefined || after === undefined) return [];
    // Zero stays zero: -0 would be another value to some comparisons.
    const step = better === 'higher' ? after - before : before - after;
    return [{ pseudonym, before, after, step }];
  });
  const change = ordinalChange(steps.map(({ step }) => step));
  const complete = read.filter(({ values }) => !values.includes(undefined));
  return {
    ...leftOut(read.map(({ readings }) => readings.map(stateOf))),
    steps,
    derived: complete.filter(({ readings }) => readings.some((one) => one.state === 'answered' && one.isDerived))
      .length,
    change,
    signTest: signTest(change),
    signedRankTest: signedRankTest(steps.map(({ step }) => step)),
  };
}

/** Undefined unless answered with one option that has a place in an order. */
export function ordinalOf(reading: Reading): number | undefined {
  if (reading.state !== 'answered' || typeof reading.value !== 'string') return undefined;
  return optionByCode(reading.question, reading.value)?.ordinal;
}

function stateOf(reading: Reading): 'answered' | Missing {
  if (reading.state !== 'answered') return reading.state;
  return ordinalOf(reading) === undefined ? 'notAsked' : 'answered';
}

function leftOut(found: readonly (readonly string[])[]): LeftOut {
  const missing: readonly string[] = ['skipped', 'declined', 'notAsked'] satisfies readonly Missing[];
  const notComparable = found.filter((pair) => pair.includes('notComparable'));
  return {
    missing: found.filter((pair) => !notComparable.includes(pair) && pair.some((one) => missing.includes(one))).length,
    notComparable: notComparable.length,
  };
}
