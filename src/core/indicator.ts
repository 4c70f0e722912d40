// Indicators: countable statements made from answers. What is missing (skipped, declined, not asked) keeps a column of
// its own and is never folded into "no".
import { type Answers, type AnswerValue, isDeclined } from './answers.ts';
import { applicableItems } from './branching.ts';
import type { Occasion } from './occasion.ts';
import { type Question, type Questionnaire, questionsOf } from './questionnaire.ts';
import type { Text } from './text.ts';
import { optionByCode } from './validation.ts';

export type YesRule =
  | { readonly kind: 'is'; readonly value: boolean }
  | { readonly kind: 'one-of'; readonly codes: readonly string[] }
  | { readonly kind: 'ordinal-at-least'; readonly value: number };

export interface Indicator {
  readonly id: string;
  readonly label: Text;
  /** The item's `code`: its meaning across versions. */
  readonly item: string;
  readonly yes: YesRule;
}

export interface IndicatorSet {
  readonly id: string;
  readonly title: Text;
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

export type Finding = 'yes' | 'no' | 'skipped' | 'declined' | 'notAsked';

export type TableRow = { readonly id: string } & Readonly<Record<Finding, number>>;

/** In every row, yes + no + skipped + declined + notAsked = respondents. */
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
export function countTable(set: IndicatorSet, responses: readonly CountedResponse[]): Table {
  const here = responses.filter(({ occasion }) => occasion === set.occasion);
  const places = here.map((response) => placeOf(set, response, here));
  const counted = here.filter((_, index) => places[index] === 'respondent');
  return {
    respondents: counted.length,
    outside: places.filter((place) => place === 'outside').length,
    unplaced: places.filter((place) => place === 'unplaced').length,
    rows: set.indicators.map((indicator) => countRow(indicator, counted)),
  };
}

/** What one response says about one indicator. Only answers of applicable questions count. */
export function findingOf(indicator: Pick<Indicator, 'item' | 'yes'>, response: CountedResponse): Finding {
  const { questionnaire, answers } = response;
  const question = questionsOf(questionnaire).find(({ code }) => code === indicator.item);
  if (question === undefined || !applicableItems(questionnaire, answers).has(question.linkId)) return 'notAsked';
  const answer = answers.get(question.linkId);
  if (answer === undefined) return 'skipped';
  if (isDeclined(answer)) return 'declined';
  return saysYes(indicator.yes, question, answer.value) ? 'yes' : 'no';
}

function placeOf(
  set: IndicatorSet,
  response: CountedResponse,
  here: readonly CountedResponse[],
): 'respondent' | 'outside' | 'unplaced' {
  const { url, version } = response.questionnaire;
  const isForSet = url === set.questionnaire.url && set.questionnaire.versions.includes(version);
  const isAlone = here.filter(({ pseudonym }) => pseudonym === response.pseudonym).length === 1;
  if (!isForSet || !isAlone) return 'unplaced';
  if (set.population === 'everyone') return 'respondent';
  const finding = findingOf({ item: set.population.item, yes: { kind: 'is', value: true } }, response);
  if (finding === 'yes') return 'respondent';
  return finding === 'no' ? 'outside' : 'unplaced';
}

function countRow(indicator: Indicator, counted: readonly CountedResponse[]): TableRow {
  const counts: Record<Finding, number> = { yes: 0, no: 0, skipped: 0, declined: 0, notAsked: 0 };
  for (const response of counted) counts[findingOf(indicator, response)] += 1;
  return { id: indicator.id, ...counts };
}

function saysYes(rule: YesRule, question: Question, value: AnswerValue): boolean {
  if (rule.kind === 'is') return value === rule.value;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (rule.kind === 'one-of') return chosen.some((entry) => (rule.codes as readonly unknown[]).includes(entry));
  return chosen.some((entry) => (optionByCode(question, entry)?.ordinal ?? Number.NEGATIVE_INFINITY) >= rule.value);
}
