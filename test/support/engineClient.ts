// The client's way in any engine, by what is written on the page. (clientPage.ts does the same with all that Playwright can.)
import { type Answer, isDeclined } from '../../src/core/answers.ts';
import { isFreeText } from '../../src/core/freeText.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { type Question, type Questionnaire, questionsOf } from '../../src/core/questionnaire.ts';
import { textIn } from '../../src/core/text.ts';
import type { EnginePage } from './engine.ts';
import { findPart, hasGoneAstray, type Part, type PartRole, type PartSought, readableText } from './pageParts.ts';
import { type Namespace, type PageLanguage, pageText } from './pageTexts.ts';
import { until } from './until.ts';

/** Of one part, on a page that moves away from under them. */
const mostTouches = 4;

export class EngineClient {
  readonly page: EnginePage;
  language: PageLanguage;

  constructor(page: EnginePage, language: PageLanguage) {
    this.page = page;
    this.language = language;
  }

  text(key: string, values?: Readonly<Record<string, string | number>>, namespace: Namespace = 'client'): string {
    return pageText(this.language, namespace, key, values);
  }

  /** Opens the page in this client's language and waits until it can do without network. */
  async open(address: string): Promise<void> {
    await this.page.open(`${address}/`);
    await this.seeStart();
    await this.until('a service worker', () =>
      this.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state, null),
    );
  }

  /** After a load: chooses the language on the first page. Ends on the start page. */
  async seeStart(): Promise<void> {
    await this.click('link', this.text('continue', {}, 'first'));
    await this.seeHeading(this.text('start.title'));
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.seeStart();
  }

  async switchLanguage(language: PageLanguage): Promise<void> {
    this.language = language;
    await this.click('button', language === 'sv' ? 'Svenska' : 'English');
    await this.until(`words in ${language}`, async () => (await this.lang()) === language || undefined);
  }

  /** From the start page to the page after the code. */
  async enterCode(code: string): Promise<void> {
    await this.press('start.begin');
    await this.fill(this.text('code.title'), code);
    await this.press('code.continue');
  }

  /** From the start page to the first question. */
  async reachFirstQuestion(questionnaire: Questionnaire, code: string, occasion: Occasion): Promise<void> {
    await this.enterCode(code);
    await this.chooseOccasion(questionnaire, occasion);
    await this.press('aboutAnswers.begin');
  }

  async chooseOccasion(questionnaire: Questionnaire, occasion: Occasion): Promise<void> {
    await this.pickOccasion(questionnaire, occasion);
    await this.seeHeading(this.text('aboutAnswers.title'));
  }

  /** What comes next depends on what the device and the intake know of this occasion. */
  async pickOccasion(questionnaire: Questionnaire, occasion: Occasion): Promise<void> {
    const question = questionsOf(questionnaire).find(({ linkId }) => linkId === 'occasion');
    const option = question?.options.find(({ code }) => code === occasion);
    await this.tick('radio', option ? textIn(option.text, this.language) : occasion);
    await this.press('occasion.continue');
  }

  async seeQuestion(question: Question): Promise<void> {
    await this.see('heading', this.questionText(question));
  }

  /** The page has said that everything given so far is on the device. */
  async seeSaved(): Promise<void> {
    await this.see('paragraph', this.text('save.saved'));
  }

  /** Answers the question that is shown and goes on; without an answer it is skipped. */
  async answer(question: Question, answer: Answer | undefined): Promise<void> {
    await this.seeQuestion(question);
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
    await this.fill(this.questionText(question), isFreeText(value) ? value.text : String(value));
  }

  /** From the check page to the receipt; gives its reference. */
  async send(): Promise<string> {
    await this.press('check.send');
    return await this.seeReceipt();
  }

  async seeReceipt(): Promise<string> {
    await this.seeHeading(this.text('receipt.title'));
    const words = await this.words();
    return /^[0-9A-Z]{4}-[0-9A-Z]{4}$/m.exec(words)?.[0] ?? '';
  }

  async press(key: string, namespace: Namespace = 'client', region?: string): Promise<void> {
    await this.click('button', this.text(key, {}, namespace), region);
  }

  async seeHeading(name: string): Promise<void> {
    await this.see('heading', name);
  }

  async see(role: PartRole, name: string): Promise<Part> {
    return await this.part({ role, name });
  }

  async click(role: PartRole, name: string, region?: string): Promise<void> {
    for (let touches = 1; ; touches += 1) {
      const { x, y } = await this.until(
        `${role} "${name}" to touch`,
        async () => (await this.find({ role, name, region, toTouch: true }))?.place,
      );
      await this.page.clickAt(x, y);
      // A page that cannot be asked any more is on its way to the next one: it was touched.
      if (!(await this.page.evaluate(hasGoneAstray, null).catch(() => false))) return;
      if (touches === mostTouches) throw new Error(`each touch of ${role} "${name}" met something else`);
    }
  }

  /** Into an empty field. */
  async fill(name: string, text: string): Promise<void> {
    await this.click('textbox', name);
    await this.page.type(text);
    await this.until(
      `"${text}" in "${name}"`,
      async () => (await this.see('textbox', name)).value === text || undefined,
    );
  }

  /** Everything that can be read on the page. */
  words(): Promise<string> {
    return this.page.evaluate(readableText, null);
  }

  questionText({ prefix, text }: Question): string {
    const own = textIn(text, this.language);
    return prefix === undefined ? own : `${textIn(prefix, this.language)} ${own}`;
  }

  private lang(): Promise<string> {
    return this.page.evaluate(() => document.documentElement.lang, null);
  }

  private async choose(question: Question, entry: unknown): Promise<void> {
    const control = question.repeats ? 'checkbox' : 'radio';
    if (isFreeText(entry)) {
      await this.tick(control, this.text('question.other', {}, 'ui'));
      return await this.fill(this.text('question.otherText', {}, 'ui'), entry.text);
    }
    const option = question.options.find(({ code }) => code === entry);
    if (option === undefined) throw new Error('no such option');
    await this.tick(control, textIn(option.text, this.language));
  }

  private async tick(role: 'radio' | 'checkbox', name: string): Promise<void> {
    if (!(await this.see(role, name)).isChecked) await this.click(role, name);
    await this.until(`"${name}" chosen`, async () => (await this.see(role, name)).isChecked || undefined);
  }

  /** In vain, it says what was on the page instead. */
  async until<Found>(what: string, ask: () => Promise<Found | undefined>): Promise<Found> {
    try {
      return await until(what, ask);
    } catch (cause) {
      const words = await this.words().catch((error: unknown) => String(error));
      throw new Error(`no ${what}; the page says:\n${words}`, { cause });
    }
  }

  private part(sought: PartSought): Promise<Part> {
    return this.until(`${sought.role} "${sought.name}"`, () => this.find(sought));
  }

  private async find(sought: PartSought): Promise<Part | undefined> {
    return (await this.page.evaluate(findPart, sought)) ?? undefined;
  }
}
