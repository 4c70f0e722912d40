// What may be an answer to a question. Expected outcomes are values: an issue names what is wrong, never the answer.
import type { AnswerValue } from './answers.ts';
import { isCalendarDate } from './day.ts';
import { type FreeText, isFreeText } from './freeText.ts';
import type { AnswerOption, Question } from './questionnaire.ts';
import { utf8Length } from './utf8.ts';

export const validationIssueCodes = [
  'required',
  'wrong-type',
  'not-a-whole-number',
  'number-out-of-range',
  'not-a-date',
  'unknown-option',
  'repeated-option',
  'exclusive-option',
  'one-own-answer',
  'empty',
  'too-long',
  'too-heavy',
  'characters-refused',
] as const;

export type ValidationIssueCode = (typeof validationIssueCodes)[number];

export type ValidationIssue =
  | { readonly code: Exclude<ValidationIssueCode, 'too-long' | 'number-out-of-range'> }
  /** `maximum` counts characters. A text can be short enough in characters and still be `too-heavy` in bytes. */
  | { readonly code: 'too-long'; readonly maximum: number }
  | { readonly code: 'number-out-of-range'; readonly minimum: number; readonly maximum: number };

/** Unicode characters (code points) that a free text may have at most. */
export const freeTextCharacters = 500;
/** UTF-8 bytes that a free text may take at most as a JSON string, quotation marks included. */
export const freeTextJsonBytes = 1200;
/** FHIR `integer` is a signed 32-bit number. */
export const integerRange = { minimum: -2_147_483_648, maximum: 2_147_483_647 } as const;
/** Decimals are held to what a number can carry without losing digits. */
export const decimalRange = { minimum: -999_999_999, maximum: 999_999_999 } as const;

const refusedCharacters = /[\p{Cc}\p{Surrogate}]/u;

/** UTF-8 bytes of `text` as a JSON string, quotation marks included. */
export function jsonStringBytes(text: string): number {
  return utf8Length(JSON.stringify(text));
}

/**
 * What a person typed or pasted, made fit to be an answer: NFC, line ends as `\n`, tabs as spaces, other control
 * characters and lone surrogates dropped, white space at both ends dropped. Shortens nothing.
 */
export function cleanText(typed: string): string {
  const lines = typed.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replace(/\t/g, ' ');
  const kept = lines.replace(/[\p{Cc}\p{Surrogate}]/gu, (symbol) => (symbol === '\n' ? symbol : ''));
  return kept.normalize('NFC').trim();
}

/** The longest free text that `question` takes, in characters. */
export function maxCharactersOf(question: Question): number {
  return Math.min(question.maxLength ?? freeTextCharacters, freeTextCharacters);
}

/** `undefined` as value means that the question was left unanswered. Returns undefined when nothing is wrong. */
export function validateAnswer(question: Question, value: unknown): ValidationIssue | undefined {
  if (value === undefined) return question.required ? { code: 'required' } : undefined;
  switch (question.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : { code: 'wrong-type' };
    case 'integer':
      if (typeof value !== 'number') return { code: 'wrong-type' };
      return Number.isInteger(value) ? outOfRange(value, integerRange) : { code: 'not-a-whole-number' };
    case 'decimal':
      return typeof value === 'number' ? outOfRange(value, decimalRange) : { code: 'wrong-type' };
    case 'date':
      if (typeof value !== 'string') return { code: 'wrong-type' };
      return isCalendarDate(value) ? undefined : { code: 'not-a-date' };
    case 'string':
    case 'text':
      return isFreeText(value) ? freeTextIssue(question, value) : { code: 'wrong-type' };
    case 'choice':
    case 'open-choice':
      return question.repeats ? chosenListIssue(question, value) : chosenIssue(question, value);
  }
}

/** Narrows what `validateAnswer` found nothing wrong with. */
export function isValidAnswer(question: Question, value: unknown): value is AnswerValue {
  return value !== undefined && validateAnswer(question, value) === undefined;
}

export function optionByCode(question: Question, code: unknown): AnswerOption | undefined {
  return question.options.find((option) => option.code === code);
}

function outOfRange(value: number, range: { minimum: number; maximum: number }): ValidationIssue | undefined {
  // Minus zero would come back as zero from JSON: it is refused so that every answer survives the journey unchanged.
  if (Object.is(value, -0)) return { code: 'wrong-type' };
  const isInside = value >= range.minimum && value <= range.maximum;
  return isInside ? undefined : { code: 'number-out-of-range', ...range };
}

function freeTextIssue(question: Question, { text }: FreeText): ValidationIssue | undefined {
  if (text.trim() === '') return { code: 'empty' };
  if (refusedCharacters.test(text.replaceAll('\n', '')) || text !== text.normalize('NFC')) {
    return { code: 'characters-refused' };
  }
  if (question.type === 'string' && text.includes('\n')) return { code: 'characters-refused' };
  const maximum = maxCharactersOf(question);
  if (Array.from(text).length > maximum) return { code: 'too-long', maximum };
  return jsonStringBytes(text) > freeTextJsonBytes ? { code: 'too-heavy' } : undefined;
}

function chosenIssue(question: Question, value: unknown): ValidationIssue | undefined {
  if (typeof value === 'string') return optionByCode(question, value) ? undefined : { code: 'unknown-option' };
  if (question.type === 'open-choice' && isFreeText(value)) return freeTextIssue(question, value);
  return { code: 'wrong-type' };
}

function chosenListIssue(question: Question, value: unknown): ValidationIssue | undefined {
  if (!Array.isArray(value)) return { code: 'wrong-type' };
  const chosen: readonly unknown[] = value;
  if (chosen.length === 0) return { code: 'empty' };
  for (const entry of chosen) {
    const issue = chosenIssue(question, entry);
    if (issue) return issue;
  }
  const codes = chosen.filter((entry) => typeof entry === 'string');
  if (new Set(codes).size !== codes.length) return { code: 'repeated-option' };
  if (chosen.length - codes.length > 1) return { code: 'one-own-answer' };
  const excludes = codes.some((code) => optionByCode(question, code)?.exclusive === true);
  return excludes && chosen.length > 1 ? { code: 'exclusive-option' } : undefined;
}
