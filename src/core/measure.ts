// One question through all versions in which it means the same, and what a response says to it. Whatever is counted or
// compared reads answers through here, so that nothing is pooled that the comparability map does not allow.
import { type Answers, type AnswerValue, isDeclined } from './answers.ts';
import { applicableItems } from './branching.ts';
import { beginningOf } from './comparability.ts';
import type { CountingRules } from './countingRules.ts';
import type { CountedResponse } from './indicator.ts';
import { type Question, type Questionnaire, questionsOf } from './questionnaire.ts';

export interface Measure {
  /** `code|beginning` */
  readonly id: string;
  readonly url: string;
  /** Item code. */
  readonly item: string;
  /** The version in which the item began to mean this. */
  readonly beginning: string;
  /** As the newest version words it. */
  readonly question: Question;
  /** Versions whose answers are counted together, oldest first. */
  readonly versions: readonly string[];
}

export type Missing = 'skipped' | 'declined' | 'notAsked' | 'notComparable';

export type Reading =
  | {
      readonly state: 'answered';
      readonly value: AnswerValue;
      readonly question: Question;
      readonly isDerived: boolean;
    }
  | { readonly state: Missing };

/** Oldest version first. In the order of the newest questionnaire; what it no longer asks comes last. */
export function measuresOf(questionnaires: readonly Questionnaire[], rules: CountingRules): readonly Measure[] {
  const measures = new Map<string, Measure>();
  for (const questionnaire of [...questionnaires].reverse()) {
    const { url, version } = questionnaire;
    for (const question of questionsOf(questionnaire)) {
      if (question.code === undefined) continue;
      const beginning = beginningOf(rules.comparability, url, version, question.code);
      const id = `${question.code}|${beginning}`;
      const newer = measures.get(`${url} ${id}`);
      const versions = [version, ...(newer?.versions ?? [])];
      const shown = newer?.question ?? question;
      measures.set(`${url} ${id}`, { id, url, item: question.code, beginning, question: shown, versions });
    }
  }
  return [...measures.values()];
}

/** `notComparable` when the response's version does not ask this, or asks it in a way that is not comparable. */
export function readingOf(
  measure: Pick<Measure, 'url' | 'item' | 'beginning'>,
  response: Pick<CountedResponse, 'questionnaire' | 'answers'>,
  rules: CountingRules,
): Reading {
  const { questionnaire, answers } = response;
  const question = comparableQuestion(measure, questionnaire, rules);
  if (question === undefined) return { state: 'notComparable' };
  if (!appliesTo(response).has(question.linkId)) return derived(question, questionnaire, answers, rules);
  const answer = answers.get(question.linkId);
  if (answer === undefined) return { state: 'skipped' };
  return isDeclined(answer)
    ? { state: 'declined' }
    : { state: 'answered', value: answer.value, question, isDerived: false };
}

const comparable = new WeakMap<CountingRules, WeakMap<Questionnaire, Map<string, Question | undefined>>>();

/** The question that asks this in this version; found once, and asked for every response. */
function comparableQuestion(
  { url, item, beginning }: Pick<Measure, 'url' | 'item' | 'beginning'>,
  questionnaire: Questionnaire,
  rules: CountingRules,
): Question | undefined {
  const ofRules = comparable.get(rules) ?? new WeakMap<Questionnaire, Map<string, Question | undefined>>();
  const known = ofRules.get(questionnaire) ?? new Map<string, Question | undefined>();
  comparable.set(rules, ofRules.set(questionnaire, known));
  const name = `${url} ${item}|${beginning}`;
  if (known.has(name)) return known.get(name);
  const question = questionsOf(questionnaire).find(({ code }) => code === item);
  const isComparable =
    question !== undefined &&
    questionnaire.url === url &&
    beginningOf(rules.comparability, url, questionnaire.version, item) === beginning;
  const found = isComparable ? question : undefined;
  known.set(name, found);
  return found;
}

type Answered = Pick<CountedResponse, 'questionnaire' | 'answers'>;

const applicable = new WeakMap<
  Answers,
  { readonly questionnaire: Questionnaire; readonly items: ReadonlySet<string> }
>();

/**
 * LinkIds of the items that apply. A response that is counted never changes, and every table asks this of every response:
 * found out once, at the first question or, ahead of a thousand of them, by calling this.
 */
export function appliesTo({ questionnaire, answers }: Answered): ReadonlySet<string> {
  const known = applicable.get(answers);
  if (known?.questionnaire === questionnaire) return known.items;
  const items = applicableItems(questionnaire, answers);
  applicable.set(answers, { questionnaire, items });
  return items;
}

function derived(question: Question, questionnaire: Questionnaire, answers: Answers, rules: CountingRules): Reading {
  const rule = rules.derivations.find(({ item }) => item === question.code);
  const from = questionsOf(questionnaire).find(({ code }) => code !== undefined && code === rule?.from);
  const answer = from && answers.get(from.linkId);
  const tells =
    rule !== undefined &&
    answer !== undefined &&
    !isDeclined(answer) &&
    appliesTo({ questionnaire, answers }).has(answer.linkId) &&
    (rule.codes as readonly unknown[]).includes(answer.value);
  return tells ? { state: 'answered', value: rule.countsAs, question, isDerived: true } : { state: 'notAsked' };
}

/** Whether every version that is at hand asks this, and means the same. */
export function isComparableEverywhere({ url, versions }: Measure, measures: readonly Measure[]): boolean {
  const all = new Set(measures.filter((other) => other.url === url).flatMap((other) => other.versions));
  return versions.length === all.size;
}
