// Runs a questionnaire without a screen, so that a test reads like a short story. The driver keeps the player's
// promises: nobody answers what is not asked, and nothing is stored that its question does not take.
import { expect } from 'vitest';
import {
  type Answer,
  type Answers,
  type AnswerValue,
  answersAt,
  withAnswer,
  withoutAnswer,
} from '../../src/core/answers.ts';
import { type Occasion, occasionLinkId } from '../../src/core/occasion.ts';
import { askedQuestions, firstOpenQuestion, progressAt } from '../../src/core/progress.ts';
import { type Question, type Questionnaire, questionByLinkId } from '../../src/core/questionnaire.ts';
import { travellingAnswers } from '../../src/core/response.ts';
import { type ReviewRow, reviewRows } from '../../src/core/reviewRows.ts';
import type { Language } from '../../src/core/text.ts';
import { validateAnswer } from '../../src/core/validation.ts';

export interface Scenario {
  /** Begins a response at `occasion`. */
  at(occasion: Occasion, language?: Language): Person;
  /** Begins a response of a questionnaire that knows no occasions. */
  begins(language?: Language): Person;
}

export function scenario(questionnaire: Questionnaire): Scenario {
  const [base = 'sv'] = questionnaire.languages;
  return {
    at: (occasion, language = base) =>
      new Person(questionnaire, answersAt(questionnaire, occasion, language), language),
    begins: (language = base) => new Person(questionnaire, new Map(), language),
  };
}

export class Person {
  readonly questionnaire: Questionnaire;
  answersNow: Answers;
  language: Language;
  readonly skipped = new Set<string>();

  constructor(questionnaire: Questionnaire, answers: Answers, language: Language) {
    this.questionnaire = questionnaire;
    this.answersNow = answers;
    this.language = language;
  }

  answers(linkId: string, value: AnswerValue): this {
    const question = this.#asked(linkId);
    expect(validateAnswer(question, value), `the answer to ${linkId}`).toBeUndefined();
    return this.#keeps({ linkId, lang: this.language, value });
  }

  declines(...linkIds: readonly string[]): this {
    for (const linkId of linkIds) {
      this.#asked(linkId);
      this.#keeps({ linkId, lang: this.language, declined: true });
    }
    return this;
  }

  skips(...linkIds: readonly string[]): this {
    for (const linkId of linkIds) {
      this.#asked(linkId);
      this.skipped.add(linkId);
      this.answersNow = withoutAnswer(this.answersNow, linkId);
    }
    return this;
  }

  reads(language: Language): this {
    expect(this.questionnaire.languages).toContain(language);
    this.language = language;
    return this;
  }

  sees(...linkIds: readonly string[]): this {
    for (const linkId of linkIds) expect(this.asked(), `${linkId} is asked`).toContain(linkId);
    return this;
  }

  doesNotSee(...linkIds: readonly string[]): this {
    for (const linkId of linkIds) {
      // A misspelt linkId would never be seen, and the test would prove nothing.
      expect(questionByLinkId(this.questionnaire, linkId), `${linkId} exists`).toBeDefined();
      expect(this.asked(), `${linkId} is not asked`).not.toContain(linkId);
    }
    return this;
  }

  cannotAnswer(linkId: string, value: unknown, issue: string): this {
    expect(validateAnswer(this.#asked(linkId), value)?.code).toBe(issue);
    return this;
  }

  isAt(linkId: string, number: number, total: number): this {
    expect(progressAt(this.questionnaire, this.answersNow, linkId)).toEqual({ number, total });
    return this;
  }

  /** Answers every question still open with what `choose` gives, until none is left; the default skips. */
  answersTheRest(choose: (question: Question) => AnswerValue | 'skip' | 'decline' = () => 'skip'): this {
    for (let open = this.nextQuestion(); open !== undefined; open = this.nextQuestion()) {
      const choice = choose(open);
      if (choice === 'skip') this.skips(open.linkId);
      else if (choice === 'decline') this.declines(open.linkId);
      else this.answers(open.linkId, choice);
    }
    return this;
  }

  nextQuestion(): Question | undefined {
    return firstOpenQuestion(this.questionnaire, this.answersNow, this.skipped);
  }

  /** linkIds of the questions that are asked now, in order. */
  asked(): readonly string[] {
    return askedQuestions(this.questionnaire, this.answersNow).map(({ linkId }) => linkId);
  }

  checks(words = { yes: 'yes', no: 'no' }): readonly ReviewRow[] {
    return reviewRows(this.questionnaire, this.answersNow, this.language, words);
  }

  /** The answers that travel. */
  sends(): readonly Answer[] {
    return travellingAnswers(this.questionnaire, this.answersNow);
  }

  /** The linkIds that travel, without the occasion that the app answers. */
  sendsAnswersTo(): readonly string[] {
    return this.sends().flatMap(({ linkId }) => (linkId === occasionLinkId ? [] : [linkId]));
  }

  #asked(linkId: string): Question {
    this.sees(linkId);
    const question = questionByLinkId(this.questionnaire, linkId);
    if (question === undefined) throw new Error(`no question ${linkId}`);
    return question;
  }

  #keeps(answer: Answer): this {
    this.skipped.delete(answer.linkId);
    this.answersNow = withAnswer(this.answersNow, answer);
    return this;
  }
}
