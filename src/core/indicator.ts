// Indicators: countable statements made from answers. What is missing (skipped, declined, not asked) or not comparable
// keeps a column of its own and is never folded into "no".
import type { Answers, AnswerValue } from './answers.ts';
import type { CountingRules } from './countingRules.ts';
import { type Measure, type Missing, measuresOf, readingOf } from './measure.ts';
import { type Occasion, occasionLinkId } from './occasion.ts';
import type { Question, Questionnaire } from './questionnaire.ts';
import { optionByCode } from './validation.ts';

export type YesRule =
  | { readonly kind: 'is'; readonly value: boolean }
  | { readonly kind: 'one-of'; readonly codes: readonly string[] }
  | { readonly kind: 'ordinal-at-least'; readonly value: number };

export interface Indicator {
  readonly id: string;
  /** The item's `code`: its meaning across versions. */
  readonly item: string;
  readonly yes: YesRule;
}

export interface IndicatorSet {
  readonly id: string;
  readonly occasion: Occasion;
  readonly questionnaire: { readonly url: string; readonly versions: readonly string[] };
  /** Whose responses are counted: those with this item answered yes, or everybody's. */
  readonly population: { readonly item: string; readonly is: true } | 'everyone';
  readonly indicators: readonly Indicator[];
}

/** One opened and accepted response. */
export interface CountedResponse {
  readonly questionnaire: Questionnaire;
  readonly answers: Answers;
  readonly occasion: Occasion;
  readonly pseudonym: string;
}

export type Finding = 'yes' | 'no' | Missing;

export type TableRow = { readonly id: string } & Readonly<Record<Finding, number>>;

/** In every row, yes + no + skipped + declined + notAsked + notComparable = respondents. */
export interface Table {
  /** Responses at the set's occasion whose population item says yes. */
  readonly respondents: number;
  /** Those whose population item says no. */
  readonly outside: number;
  /** Those that cannot be told apart: population item missing, a questionnaire that the set is not for, or two responses under one pseudonym. */
  readonly unplaced: number;
  readonly rows: readonly TableRow[];
}

/** Responses at other occasions are not looked at. */
export function countTable(set: IndicatorSet, responses: readonly CountedResponse[], rules: CountingRules): Table {
  const here = responses.filter(({ occasion }) => occasion === set.occasion);
  const measureOf = measuresIn(set, here, rules);
  const ofPerson = new Map<string, number>();
  for (const { pseudonym } of here) ofPerson.set(pseudonym, (ofPerson.get(pseudonym) ?? 0) + 1);
  const isAlone = ({ pseudonym }: CountedResponse) => ofPerson.get(pseudonym) === 1;
  const places = here.map((response) => placeOf(set, response, isAlone(response), measureOf, rules));
  const counted = here.filter((_, index) => places[index] === 'respondent');
  return {
    respondents: counted.length,
    outside: places.filter((place) => place === 'outside').length,
    unplaced: places.filter((place) => place === 'unplaced').length,
    rows: set.indicators.map(({ id, item, yes }) => {
      const measure = measureOf(item);
      const counts: Record<Finding, number> = { yes: 0, no: 0, skipped: 0, declined: 0, notAsked: 0, notComparable: 0 };
      for (const response of counted) counts[findingOf(measure, yes, response, rules)] += 1;
      return { id, ...counts };
    }),
  };
}

/** What one response says about one indicator. Only answers of applicable questions count. */
export function findingOf(
  measure: Pick<Measure, 'url' | 'item' | 'beginning'> | undefined,
  yes: YesRule,
  response: CountedResponse,
  rules: CountingRules,
): Finding {
  if (measure === undefined) return 'notComparable';
  const reading = readingOf(measure, response, rules);
  if (reading.state !== 'answered') return reading.state;
  // A response that the clinic has moved counts where it is now, not where it was filled in.
  const value = reading.question.linkId === occasionLinkId ? response.occasion : reading.value;
  return saysYes(yes, reading.question, value) ? 'yes' : 'no';
}

type MeasureOf = (item: string) => Measure | undefined;

/** An item's meaning in a set is that of the first of the set's versions that has it. */
function measuresIn(set: IndicatorSet, here: readonly CountedResponse[], rules: CountingRules): MeasureOf {
  const { url, versions } = set.questionnaire;
  const questionnaires = versions.flatMap(
    (version) => here.find(({ questionnaire: one }) => one.url === url && one.version === version)?.questionnaire ?? [],
  );
  const measures = measuresOf(questionnaires, rules);
  const earliest = (measure: Measure) => versions.indexOf(measure.versions[0] ?? '');
  return (item) =>
    measures
      .filter((measure) => measure.item === item)
      .sort((left, right) => earliest(left) - earliest(right))
      .at(0);
}

function placeOf(
  set: IndicatorSet,
  response: CountedResponse,
  isAlone: boolean,
  measureOf: MeasureOf,
  rules: CountingRules,
): 'respondent' | 'outside' | 'unplaced' {
  const { url, version } = response.questionnaire;
  const isForSet = url === set.questionnaire.url && set.questionnaire.versions.includes(version);
  if (!isForSet || !isAlone) return 'unplaced';
  if (set.population === 'everyone') return 'respondent';
  const finding = findingOf(measureOf(set.population.item), { kind: 'is', value: true }, response, rules);
  if (finding === 'yes') return 'respondent';
  return finding === 'no' ? 'outside' : 'unplaced';
}

function saysYes(rule: YesRule, question: Question, value: AnswerValue): boolean {
  if (rule.kind === 'is') return value === rule.value;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (rule.kind === 'one-of') return chosen.some((entry) => (rule.codes as readonly unknown[]).includes(entry));
  return chosen.some((entry) => (optionByCode(question, entry)?.ordinal ?? Number.NEGATIVE_INFINITY) >= rule.value);
}
