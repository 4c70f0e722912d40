// Somebody who answers the form on a phone bit by bit and knows what was answered so far: what core says comes next must
// be what the page shows, however often the way was broken off.
import { type Answers, answersAt, withAnswer } from '../../src/core/answers.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { firstOpenQuestion } from '../../src/core/progress.ts';
import type { Question, Questionnaire } from '../../src/core/questionnaire.ts';
import type { IssuedCode } from '../../src/demo/issueSheet.ts';
import type { ClientPage } from './clientPage.ts';
import type { Phone } from './phone.ts';

/** What it takes to answer: any driver's client that acts by what is written on the page. */
interface Screen {
  readonly client: Pick<
    ClientPage,
    'text' | 'press' | 'enterCode' | 'reachFirstQuestion' | 'seeHeading' | 'seeQuestion' | 'answer'
  >;
}

export class Respondent {
  readonly code: IssuedCode;
  readonly occasion: Occasion;
  readonly questionnaire: Questionnaire;
  /** What will be answered in the end; whatever is missing there is skipped. */
  readonly planned: Answers;
  given: Answers;
  readonly skipped = new Set<string>();

  constructor(questionnaire: Questionnaire, code: IssuedCode, occasion: Occasion, planned: Answers) {
    this.questionnaire = questionnaire;
    this.code = code;
    this.occasion = occasion;
    this.planned = planned;
    this.given = answersAt(questionnaire, occasion, 'sv');
  }

  /** The first question without an answer. */
  get next(): Question | undefined {
    return firstOpenQuestion(this.questionnaire, this.given, this.skipped);
  }

  /** From the start page to the first question, and sees it. */
  async begin(screen: Screen): Promise<void> {
    await screen.client.reachFirstQuestion(this.questionnaire, this.code.code, this.occasion);
    await this.seeNext(screen);
  }

  /** From the start page, where something was begun under this code, to the question where it stopped. */
  async resume(screen: Screen): Promise<void> {
    const { client } = screen;
    await client.enterCode(this.code.code);
    await client.seeHeading(client.text('resume.title'));
    await client.press('resume.continue');
    await this.seeNext(screen);
  }

  async seeNext({ client }: Screen): Promise<void> {
    if (this.next === undefined) await client.seeHeading(client.text('check.title'));
    else await client.seeQuestion(this.next);
  }

  /** Answers the next `count` questions, or all that are left, and sees the page that comes then. */
  async answer(
    screen: Screen,
    count = Number.POSITIVE_INFINITY,
    before?: (question: Question) => Promise<void>,
  ): Promise<void> {
    for (let done = 0; done < count && this.next !== undefined; done += 1) {
      const question = this.next;
      await screen.client.seeQuestion(question);
      await before?.(question);
      await screen.client.answer(question, this.planned.get(question.linkId));
      this.#took(question);
    }
    await this.seeNext(screen);
  }

  /** Answers the next question and waits for the page to say that it is saved, without going on. */
  async answerAndStay(phone: Phone): Promise<Question> {
    const question = this.next;
    const answer = question && this.planned.get(question.linkId);
    if (question === undefined || answer === undefined) throw new Error('the next question is not to be answered');
    await phone.client.seeQuestion(question);
    await phone.client.fillIn(question, answer);
    await phone.client.seeSaved();
    this.#took(question);
    return question;
  }

  #took({ linkId }: Question): void {
    const answer = this.planned.get(linkId);
    if (answer === undefined) this.skipped.add(linkId);
    else this.given = withAnswer(this.given, answer);
  }
}
