// Answers of one respondent, keyed by linkId. A skipped question has no entry; a declined one has `declined`.
import { type FreeText, isFreeText } from './freeText.ts';
import { type Occasion, occasionLinkId } from './occasion.ts';
import { Problem } from './problem.ts';
import { type Question, type Questionnaire, questionsOf } from './questionnaire.ts';
import type { Language } from './text.ts';
import { isValidAnswer } from './validation.ts';

/** A string is an option's code (choice, open-choice) or a day (date). A list belongs to a question that repeats. */
export type AnswerValue = boolean | number | string | FreeText | readonly (string | FreeText)[];

export type Answer =
  | { readonly linkId: string; readonly lang: Language; readonly value: AnswerValue }
  | { readonly linkId: string; readonly lang: Language; readonly declined: true };

export type Answers = ReadonlyMap<string, Answer>;

export const noAnswers: Answers = new Map();

export function isDeclined(answer: Answer): answer is Extract<Answer, { declined: true }> {
  return 'declined' in answer;
}

/** The value of an answered question; undefined when skipped or declined. */
export function valueIn(answers: Answers, linkId: string): AnswerValue | undefined {
  const answer = answers.get(linkId);
  return answer === undefined || isDeclined(answer) ? undefined : answer.value;
}

/** Alike in everything that is kept of an answer. */
export function isSameAnswer(left: Answer, right: Answer): boolean {
  if (left.linkId !== right.linkId || left.lang !== right.lang) return false;
  if (isDeclined(left) || isDeclined(right)) return isDeclined(left) && isDeclined(right);
  return JSON.stringify(left.value) === JSON.stringify(right.value);
}

export function withAnswer(answers: Answers, answer: Answer): Answers {
  return new Map(answers).set(answer.linkId, answer);
}

export function withoutAnswer(answers: Answers, linkId: string): Answers {
  const rest = new Map(answers);
  rest.delete(linkId);
  return rest;
}

/** The answers that a response begins with: the hidden occasion item, where the questionnaire has one. */
export function answersAt(questionnaire: Questionnaire, occasion: Occasion, lang: Language): Answers {
  const hasItem = questionsOf(questionnaire).some(({ linkId }) => linkId === occasionLinkId);
  return hasItem ? withAnswer(noAnswers, { linkId: occasionLinkId, lang, value: occasion }) : noAnswers;
}

/**
 * A list of answers against its questionnaire: known questions once each, values that their questions take, languages
 * that the questionnaire speaks, nothing else. Whether a question applies is not asked here: a draft keeps the
 * answers of branches that were left.
 * @throws Problem `answers-malformed` with the field at fault; which question it was is not told, for that is telling
 */
export function parseAnswers(input: unknown, questionnaire: Questionnaire): Answers {
  if (!Array.isArray(input)) return refuseField('answers');
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.linkId, question]));
  const answers = new Map<string, Answer>();
  for (const entry of input) {
    const answer = parseAnswerShape(entry);
    const question = questions.get(answer.linkId);
    if (question === undefined || answers.has(answer.linkId)) return refuseField('linkId');
    refuseUnfit(answer, question, questionnaire);
    answers.set(answer.linkId, answer);
  }
  return answers;
}

function refuseUnfit(answer: Answer, question: Question, questionnaire: Questionnaire): void {
  if (!questionnaire.languages.includes(answer.lang)) refuseField('lang');
  if (!isDeclined(answer) && !isValidAnswer(question, answer.value)) refuseField('value');
}

/**
 * One answer by its shape alone, where no questionnaire is at hand.
 * @throws Problem `answers-malformed` with the field at fault
 */
export function parseAnswerShape(input: unknown): Answer {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return refuseField('answer');
  const { linkId, lang, value, declined, ...others } = input as Readonly<Record<string, unknown>>;
  if (Object.keys(others).length > 0) return refuseField('answer');
  if (typeof linkId !== 'string' || linkId === '') return refuseField('linkId');
  if (typeof lang !== 'string' || lang === '') return refuseField('lang');
  if ('declined' in input) {
    return declined === true && !('value' in input) ? { linkId, lang, declined } : refuseField('declined');
  }
  return isAnswerValue(value) ? { linkId, lang, value } : refuseField('value');
}

function isAnswerValue(value: unknown): value is AnswerValue {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === 'string' || isFreeText(entry));
  return typeof value === 'boolean' || typeof value === 'string' || Number.isFinite(value) || isFreeText(value);
}

function refuseField(field: string): never {
  throw new Problem('answers-malformed', { field });
}
