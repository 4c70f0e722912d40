// The model of a questionnaire as the player uses it: what readQuestionnaire made of a FHIR R4 Questionnaire.
// Everything here is frozen in meaning: nobody changes a questionnaire after it was read.
import type { Language, Text } from './text.ts';

export const conditionOperators = ['exists', '=', '!=', '>', '<', '>=', '<='] as const;

export type ConditionOperator = (typeof conditionOperators)[number];

/** One `enableWhen`. `answer` is the option's code for a Coding, `YYYY-MM-DD` for a date, true/false for `exists`. */
export interface Condition {
  readonly question: string;
  readonly operator: ConditionOperator;
  readonly answer: boolean | number | string;
}

export interface AnswerOption {
  readonly code: string;
  readonly system?: string;
  readonly text: Text;
  readonly ordinal?: number;
  /** Chosen alone: excludes every other option of its question. */
  readonly exclusive?: boolean;
}

interface ItemBase {
  readonly linkId: string;
  /** The item's meaning across versions; equal codes are comparable. */
  readonly code?: string;
  readonly text: Text;
  readonly prefix?: Text;
  readonly help?: Text;
  readonly enableWhen: readonly Condition[];
  readonly enableBehavior: 'all' | 'any';
  readonly hidden: boolean;
}

export const questionTypes = [
  'boolean',
  'choice',
  'open-choice',
  'integer',
  'decimal',
  'date',
  'string',
  'text',
] as const;

export type QuestionType = (typeof questionTypes)[number];

export const itemControls = ['radio-button', 'check-box', 'drop-down'] as const;

export type ItemControl = (typeof itemControls)[number];

export interface Question extends ItemBase {
  readonly type: QuestionType;
  readonly options: readonly AnswerOption[];
  readonly repeats: boolean;
  readonly required: boolean;
  readonly maxLength?: number;
  readonly itemControl?: ItemControl;
  /** Every option carries an ordinal. */
  readonly ordered: boolean;
  readonly items: readonly Item[];
}

export interface Group extends ItemBase {
  readonly type: 'group';
  readonly items: readonly Item[];
}

export interface Display extends ItemBase {
  readonly type: 'display';
}

export type Item = Question | Group | Display;

export interface Questionnaire {
  readonly url: string;
  readonly version: string;
  /** Short id without version (FHIR `name`, else `id`). */
  readonly id: string;
  readonly title: Text;
  readonly description?: Text;
  /** Base language first. */
  readonly languages: readonly Language[];
  readonly items: readonly Item[];
}

export function isQuestion(item: Item): item is Question {
  return item.type !== 'group' && item.type !== 'display';
}

export function childrenOf(item: Item): readonly Item[] {
  return item.type === 'display' ? [] : item.items;
}

// Found once: a questionnaire never changes after it was read, and every answer that is counted asks for these.
const itemLists = new WeakMap<Questionnaire, readonly Item[]>();
const questionLists = new WeakMap<Questionnaire, readonly Question[]>();

/** Every item, parents before children, in document order. */
export function itemsOf(questionnaire: Questionnaire): readonly Item[] {
  const walk = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...walk(childrenOf(item))]);
  const items = itemLists.get(questionnaire) ?? walk(questionnaire.items);
  itemLists.set(questionnaire, items);
  return items;
}

/** Every question in document order, hidden ones included. */
export function questionsOf(questionnaire: Questionnaire): readonly Question[] {
  const questions = questionLists.get(questionnaire) ?? itemsOf(questionnaire).filter(isQuestion);
  questionLists.set(questionnaire, questions);
  return questions;
}

export function questionByLinkId(questionnaire: Questionnaire, linkId: string): Question | undefined {
  return questionsOf(questionnaire).find((question) => question.linkId === linkId);
}

/** The outermost group that holds `linkId`: its section. */
export function sectionOf(questionnaire: Questionnaire, linkId: string): Group | undefined {
  const holds = (item: Item): boolean => childrenOf(item).some((child) => child.linkId === linkId || holds(child));
  return questionnaire.items.find((item): item is Group => item.type === 'group' && holds(item));
}
