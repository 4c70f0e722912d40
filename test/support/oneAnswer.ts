// The first question of the form, answered in a way that can be told from any other: enough of a draft for tests of storage.
import { type Answer, answersAt, withAnswer } from '../../src/core/answers.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { askedQuestions } from '../../src/core/progress.ts';
import type { Question, Questionnaire } from '../../src/core/questionnaire.ts';
import { textIn } from '../../src/core/text.ts';
import type { ClientPage } from './clientPage.ts';

export class OneAnswer {
  readonly questionnaire: Questionnaire;
  readonly occasion: Occasion;
  readonly question: Question;

  constructor(questionnaire: Questionnaire, occasion: Occasion) {
    this.questionnaire = questionnaire;
    this.occasion = occasion;
    const [first] = askedQuestions(questionnaire, answersAt(questionnaire, occasion, 'sv'));
    if (first === undefined || first.options.length < 3) throw new Error('the first question is one of another kind');
    this.question = first;
  }

  answer(option: number): Answer {
    return { linkId: this.question.linkId, lang: 'sv', value: this.question.options[option]?.code ?? '' };
  }

  /** The words of an option as the page shows them. */
  words(option: number): string {
    const chosen = this.question.options[option];
    return chosen === undefined ? '' : textIn(chosen.text, 'sv');
  }

  /** All that are asked when this one was answered so, and no other. */
  questions(option: number): readonly Question[] {
    const answers = withAnswer(answersAt(this.questionnaire, this.occasion, 'sv'), this.answer(option));
    return askedQuestions(this.questionnaire, answers);
  }

  /** The question after this one, when it was answered so. */
  next(option: number): Question {
    const [, second] = this.questions(option);
    if (second === undefined) throw new Error('there is no second question');
    return second;
  }

  /** From the start page to the first question, answered and saved. */
  async begin(client: ClientPage, code: string, option: number): Promise<void> {
    await client.reachFirstQuestion(this.questionnaire, code, this.occasion);
    await this.choose(client, option);
  }

  /** On the first question: chooses, and waits for the page to say that it is saved. */
  async choose(client: ClientPage, option: number): Promise<void> {
    await client.seeQuestion(this.question);
    await client.fillIn(this.question, this.answer(option));
    await this.seeSaved(client);
  }

  async seeSaved(client: ClientPage): Promise<void> {
    await client.seeSaved();
  }

  /** From the start page of a device that holds a draft to where it stopped. */
  async resume(client: ClientPage, code: string, option: number): Promise<void> {
    await client.enterCode(code);
    await client.seeHeading(client.text('resume.title'));
    await client.press('resume.continue');
    await client.seeQuestion(this.next(option));
  }

  /** From the second question to the check page. */
  async skipToCheck(client: ClientPage, option: number): Promise<void> {
    for (const question of this.questions(option).slice(1)) {
      await client.seeQuestion(question);
      await client.press('question.skip');
    }
    await client.seeHeading(client.text('check.title'));
  }
}
