// The whole comparison of two occasions: one primary indicator, fixed beforehand, and everything else as exploratory,
// with the number of tests that were made so that nobody mistakes one of many for the one that was planned.
import { type IndicatorChange, indicatorChange, type ScaleChange, scaleChange } from './change.ts';
import type { CountingRules } from './countingRules.ts';
import type { YesRule } from './indicator.ts';
import { type Measure, readingOf } from './measure.ts';
import type { PairedTest } from './pairedTest.ts';
import type { Pair, Person } from './person.ts';

export interface ComparedIndicator {
  readonly id: string;
  /** Item code. */
  readonly item: string;
  readonly yes: YesRule;
}

export interface ComparedScale {
  /** Item code. */
  readonly item: string;
  /** Whether lower or higher ordinal values are better. */
  readonly better: 'lower' | 'higher';
}

/** Data beside the questionnaires (src/questionnaires/changePlan.ts). */
export interface ChangePlan {
  readonly primary: ComparedIndicator;
  readonly indicators: readonly ComparedIndicator[];
  readonly scales: readonly ComparedScale[];
  /** The item whose options are the types of problem that a comparison can be narrowed to. */
  readonly problems: string;
}

export interface IndicatorRow extends IndicatorChange {
  readonly indicator: ComparedIndicator;
}

export interface ScaleRow extends ScaleChange {
  readonly measure: Measure;
  readonly better: ComparedScale['better'];
}

export interface ChangeReport {
  readonly pairs: number;
  /** Undefined when no questionnaire asks it. */
  readonly primary: IndicatorRow | undefined;
  /** Without rows that nobody could have answered twice, and without what is only shown for several together. */
  readonly indicators: readonly IndicatorRow[];
  readonly scales: readonly ScaleRow[];
  /** p-values among the exploratory rows. */
  readonly exploratoryTests: number;
}

export function changeReport(
  plan: ChangePlan,
  measures: readonly Measure[],
  pairs: readonly Pair[],
  rules: CountingRules,
): ChangeReport {
  const open = openMeasures(measures, rules);
  const indicatorRow = (indicator: ComparedIndicator): readonly IndicatorRow[] => {
    const measure = open.find(({ item }) => item === indicator.item);
    return measure === undefined ? [] : [{ indicator, ...indicatorChange(measure, indicator.yes, pairs, rules) }];
  };
  const scales = plan.scales.flatMap(({ item, better }) =>
    open
      .filter((measure) => measure.item === item)
      .map((measure): ScaleRow => ({ measure, better, ...scaleChange(measure, better, pairs, rules) }))
      .filter(({ missing }) => missing < pairs.length),
  );
  const indicators = plan.indicators.flatMap(indicatorRow).filter(({ missing }) => missing < pairs.length);
  const tests = [...indicators.map(({ test }) => test), ...scales.flatMap((row) => [row.signTest, row.signedRankTest])];
  return {
    pairs: pairs.length,
    primary: indicatorRow(plan.primary).at(0),
    indicators,
    scales,
    exploratoryTests: tests.filter((test: PairedTest) => test.state === 'tested').length,
  };
}

/** Those that may be shown for one person, or for fewer than several together. */
export function openMeasures(measures: readonly Measure[], rules: CountingRules): readonly Measure[] {
  return measures.filter(({ item }) => !rules.shownTogether.items.includes(item));
}

/** People who chose `option` of the measure at any occasion. */
export function peopleWith(
  measure: Measure,
  option: string,
  people: readonly Person[],
  rules: CountingRules,
): readonly Person[] {
  return people.filter(({ at }) =>
    [...at.values()].some((response) => {
      const reading = readingOf(measure, response, rules);
      return reading.state === 'answered' && [reading.value].flat().some((chosen) => chosen === option);
    }),
  );
}
