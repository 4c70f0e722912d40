// A filling as it lies in a cell, and back. What was typed half-way and could not travel stays in memory only.
import type { About } from '../core/about.ts';
import { type Answer, type Answers, answersAt, isDeclined, withAnswer } from '../core/answers.ts';
import type { Draft } from '../core/draft.ts';
import { isFreeText } from '../core/freeText.ts';
import type { Occasion } from '../core/occasion.ts';
import { type Question, type Questionnaire, questionByLinkId } from '../core/questionnaire.ts';
import type { Language } from '../core/text.ts';
import { cleanText, validateAnswer } from '../core/validation.ts';
import type { Filling } from './journey.ts';

/** A new filling: nothing is answered but the hidden occasion, which the page answers itself. */
export function newFilling(questionnaire: Questionnaire, occasion: Occasion, language: Language): Filling {
  return { questionnaire, occasion, answers: answersAt(questionnaire, occasion, language), skipped: new Set() };
}

export function draftOf(filling: Filling, language: Language, about: About | undefined): Draft {
  const { questionnaire, occasion, answers, skipped } = filling;
  return {
    v: 1,
    state: 'draft',
    questionnaire: { url: questionnaire.url, version: questionnaire.version },
    occasion,
    lang: language,
    answers: [...tidiedAnswers(questionnaire, answers).values()],
    skipped: [...skipped],
    ...(about === undefined ? {} : { about }),
  };
}

/** The answers that may be kept and sent: own words cleaned, and whatever validation refuses left out. */
export function tidiedAnswers(questionnaire: Questionnaire, answers: Answers): Answers {
  let tidied: Answers = new Map();
  for (const answer of answers.values()) {
    const question = questionByLinkId(questionnaire, answer.linkId);
    if (question === undefined) continue;
    const tidy = tidiedAnswer(question, answer);
    if (isDeclined(tidy) || validateAnswer(question, tidy.value) === undefined) tidied = withAnswer(tidied, tidy);
  }
  return tidied;
}

/** The same answer with its own words cleaned (NFC, no control characters, no space at the ends). */
export function tidiedAnswer(question: Question, answer: Answer): Answer {
  if (isDeclined(answer)) return answer;
  const { value } = answer;
  const clean = (entry: string | { readonly text: string }) => {
    if (typeof entry === 'string') return entry;
    const text = cleanText(entry.text);
    return { text: question.type === 'string' ? text.replaceAll('\n', ' ') : text };
  };
  if (isFreeText(value)) return { ...answer, value: clean(value) };
  return Array.isArray(value) ? { ...answer, value: value.map(clean) } : answer;
}
