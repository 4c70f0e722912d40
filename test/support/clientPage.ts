// Drives the client's page as a person does: by what is written on it. Knows no selector but roles, labels and texts.
import type { Locator, Page } from 'playwright-core';
import { type Answer, type Answers, answersAt, isDeclined, noAnswers, withAnswer } from '../../src/core/answers.ts';
import { isFreeText } from '../../src/core/freeText.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { askedQuestions } from '../../src/core/progress.ts';
import { type Question, type Questionnaire, questionsOf } from '../../src/core/questionnaire.ts';
import { textIn } from '../../src/core/text.ts';
import { languageName, type Namespace, type PageLanguage, pageText } from './pageTexts.ts';
import { testedLanguages } from './testedLanguages.ts';

/** Of the first page's choice, on a machine that is too busy to take one at once. */
const mostTouches = 4;

export class ClientPage {
  readonly page: Page;
  language: PageLanguage;

  constructor(page: Page, language: PageLanguage = testedLanguages[0]) {
    this.page = page;
    this.language = language;
  }

  text(key: string, values?: Readonly<Record<string, string | number>>, namespace: Namespace = 'client'): string {
    return pageText(this.language, namespace, key, values);
  }

  async open(address: string): Promise<void> {
    await this.page.goto(`${address}/`);
    await this.seeStart();
  }

  /** After a load: chooses the language on the first page, which a shared tablet does not show. Ends on the start page. */
  async seeStart(): Promise<void> {
    const title = this.page.getByRole('heading', { level: 1, name: this.text('start.title'), exact: true });
    const choice = this.firstChoice();
    await title.or(choice).first().waitFor();
    // On a shared tablet it gives way to the app by itself, perhaps just now.
    for (let tries = 1; await choice.isVisible(); tries += 1) {
      const fault: unknown = await this.pressFirst().catch((error: unknown) => error);
      if (fault === undefined) break;
      if (tries === mostTouches) throw fault;
    }
    await title.waitFor();
  }

  protected async pressFirst(): Promise<void> {
    // Not for long: it may be gone.
    await this.firstChoice().click({ timeout: 5_000 });
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.seeStart();
  }

  /** The link on the first page that starts the app in this language. */
  firstChoice(): Locator {
    return this.page.getByRole('link', { name: this.text('continue', {}, 'first'), exact: true });
  }

  async switchLanguage(language: PageLanguage): Promise<void> {
    this.language = language;
    await this.page.getByRole('button', { name: languageName(language), exact: true }).click();
    await this.page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  }

  /** From the start page to the page after the code. */
  async enterCode(code: string): Promise<void> {
    await this.press('start.begin');
    await this.typeInto(this.text('code.title'), code);
    await this.press('code.continue');
  }

  /** Into the field of this name, in the place of what it holds. */
  async typeInto(name: string, words: string): Promise<void> {
    await this.page.getByRole('textbox', { name, exact: true }).fill(words);
  }

  async chooseOccasion(questionnaire: Questionnaire, occasion: Occasion): Promise<void> {
    await this.seeHeading(this.text('occasion.title'));
    await this.tick('radio', this.occasionText(questionnaire, occasion));
    await this.press('occasion.continue');
  }

  /** From the page on what happens with the answers to the first question. */
  async begin(): Promise<void> {
    await this.seeHeading(this.text('aboutAnswers.title'));
    await this.press('aboutAnswers.begin');
  }

  /** From the start page to the first question. */
  async reachFirstQuestion(questionnaire: Questionnaire, code: string, occasion: Occasion): Promise<void> {
    await this.enterCode(code);
    await this.chooseOccasion(questionnaire, occasion);
    await this.begin();
  }

  /**
   * From the question that is shown to the check page: every question is answered, declined or skipped as `answers` say.
   * `before` is called on each question's page.
   */
  async answerAll(
    questionnaire: Questionnaire,
    answers: Answers,
    before?: (question: Question, number: number) => Promise<void>,
  ): Promise<void> {
    let given = this.onlyHidden(questionnaire, answers);
    const seen = new Set<string>();
    for (;;) {
      const next = askedQuestions(questionnaire, given).find(({ linkId }) => !seen.has(linkId));
      if (next === undefined) break;
      seen.add(next.linkId);
      await this.seeQuestion(next);
      await before?.(next, seen.size);
      const answer = answers.get(next.linkId);
      await this.answer(next, answer);
      if (answer) given = withAnswer(given, answer);
    }
    await this.seeHeading(this.text('check.title'));
  }

  /**
   * The page says that everything given so far is on the device. What is shown, not what was said aloud: those words stay for a
   * reader after a change has made them old.
   */
  async seeSaved(): Promise<void> {
    await this.page.locator('p', { hasText: this.text('save.saved') }).waitFor();
  }

  async seeQuestion(question: Question): Promise<void> {
    await this.seeHeading(this.questionText(question));
  }

  /** Answers the question that is shown and goes on; without an answer it is skipped. */
  async answer(question: Question, answer: Answer | undefined): Promise<void> {
    if (answer === undefined) return await this.press('question.skip');
    await this.fillIn(question, answer);
    await this.press('question.next');
  }

  /** Gives the answer and stays on the page. */
  async fillIn(question: Question, answer: Answer): Promise<void> {
    if (isDeclined(answer)) return await this.tick('checkbox', this.text('question.decline', {}, 'ui'));
    const { value } = answer;
    if (typeof value === 'boolean')
      return await this.tick('radio', this.text(value ? 'question.yes' : 'question.no', {}, 'ui'));
    if (question.type === 'choice' || question.type === 'open-choice') {
      for (const entry of Array.isArray(value) ? value : [value]) await this.choose(question, entry);
      return;
    }
    const typed = isFreeText(value) ? value.text : String(value);
    await this.page.getByRole('textbox', { name: this.questionText(question) }).fill(typed);
  }

  /** From the check page: sends, and gives the receipt's reference. */
  async send(): Promise<string> {
    await this.press('check.send');
    await this.seeHeading(this.text('receipt.title'));
    return (await this.page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText()).trim();
  }

  /** A whole response, from the start page to the receipt and back to the start page. */
  async respond(questionnaire: Questionnaire, code: string, occasion: Occasion, answers: Answers): Promise<string> {
    await this.reachFirstQuestion(questionnaire, code, occasion);
    await this.answerAll(questionnaire, answers);
    const reference = await this.send();
    await this.press('receipt.done');
    await this.seeHeading(this.text('start.title'));
    return reference;
  }

  async press(key: string, namespace: Namespace = 'client'): Promise<void> {
    await this.button(this.text(key, {}, namespace)).click();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async seeHeading(name: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }

  occasionText(questionnaire: Questionnaire, occasion: Occasion): string {
    const question = questionsOf(questionnaire).find(({ linkId }) => linkId === 'occasion');
    const option = question?.options.find(({ code }) => code === occasion);
    return option ? textIn(option.text, this.language) : occasion;
  }

  protected questionText({ prefix, text }: Question): string {
    const own = textIn(text, this.language);
    return prefix === undefined ? own : `${textIn(prefix, this.language)} ${own}`;
  }

  private async choose(question: Question, entry: unknown): Promise<void> {
    const control = question.repeats ? 'checkbox' : 'radio';
    if (typeof entry === 'string') {
      const option = question.options.find(({ code }) => code === entry);
      if (option === undefined) throw new Error('no such option');
      return await this.tick(control, textIn(option.text, this.language));
    }
    await this.tick(control, this.text('question.other', {}, 'ui'));
    const words = isFreeText(entry) ? entry.text : '';
    await this.page.getByRole('textbox', { name: this.text('question.otherText', {}, 'ui') }).fill(words);
  }

  /** Touches the words beside the control, as people do; what was chosen stays chosen. */
  async tick(kind: 'radio' | 'checkbox', name: string): Promise<void> {
    const control = this.page.getByRole(kind, { name, exact: true });
    if (await control.isChecked()) return;
    await this.page.locator(`label[for="${await control.getAttribute('id')}"]`).click();
    await this.page.getByRole(kind, { name, exact: true, checked: true }).waitFor();
  }

  /** What the app itself answers: the hidden items. */
  private onlyHidden(questionnaire: Questionnaire, answers: Answers): Answers {
    const occasion = answers.get('occasion');
    return occasion && !isDeclined(occasion)
      ? answersAt(questionnaire, occasion.value as Occasion, this.language)
      : noAnswers;
  }
}
