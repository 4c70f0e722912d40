// Goes the client's way with a keyboard alone: Tab to what is wanted, arrows, space and Enter. No pointer, no selector.
import type { Page } from 'playwright-core';
import { type Answer, isDeclined } from '../../src/core/answers.ts';
import { isFreeText } from '../../src/core/freeText.ts';
import type { Question } from '../../src/core/questionnaire.ts';
import { textIn } from '../../src/core/text.ts';
import { ClientPage } from './clientPage.ts';
import type { PageLanguage } from './pageTexts.ts';
import { until } from './until.ts';

/** More steps than any page has. */
const patience = 60;

export class KeyboardClient extends ClientPage {
  /** A page is read from its heading: focus is on its way there when the one before is gone. */
  override async seeHeading(name: string): Promise<void> {
    await super.seeHeading(name);
    await until('focus', async () => (await this.page.evaluate(hasFocus)) || undefined);
  }

  /** Tabs forward until what has focus is called `name`. @throws Error when the whole page has been passed */
  async tabTo(name: string): Promise<void> {
    await until(`a control called “${name}”`, async () =>
      (await this.page.evaluate(controlNames)).includes(name) ? true : undefined,
    );
    const passed = await this.tabUntil((focused) => focused.name === name);
    if (passed !== undefined) throw new Error(`no Tab leads to “${name}”, only to ${passed.join(' | ')}`);
  }

  /** Gives what was passed if nothing of the kind came. */
  private async tabUntil(isWanted: (focused: Focused) => boolean): Promise<readonly string[] | undefined> {
    const passed = new Set<string>();
    for (let step = 0; step < patience; step += 1) {
      await this.page.keyboard.press('Tab');
      const focused = await focusedOn(this.page);
      if (isWanted(focused)) return undefined;
      passed.add(focused.name);
    }
    return [...passed];
  }

  override async press(key: string, namespace?: Parameters<ClientPage['press']>[1]): Promise<void> {
    await this.tabTo(this.text(key, {}, namespace));
    await this.page.keyboard.press('Enter');
  }

  protected override async pressFirst(): Promise<void> {
    await this.tabTo(this.text('continue', {}, 'first'));
    await this.page.keyboard.press('Enter');
  }

  override async typeInto(name: string, words: string): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(words);
  }

  override async tick(kind: 'radio' | 'checkbox', name: string): Promise<void> {
    if (await this.page.getByRole(kind, { name, exact: true }).isChecked()) return;
    if (kind === 'checkbox') return await this.toggle(name);
    // Tab leads into the group; from there the arrows choose.
    await this.tabUntil((focused) => focused.isRadio);
    for (let step = 0; (await focusedOn(this.page)).name !== name; step += 1) {
      if (step > patience) throw new Error(`no arrow leads to “${name}”`);
      await this.page.keyboard.press('ArrowDown');
    }
    if (!(await this.page.getByRole(kind, { name, exact: true }).isChecked())) await this.page.keyboard.press('Space');
  }

  override async fillIn(question: Question, answer: Answer): Promise<void> {
    const { keyboard } = this.page;
    if (isDeclined(answer)) return await this.toggle(this.text('question.decline', {}, 'ui'));
    const { value } = answer;
    if (typeof value === 'boolean') return await this.pickOne(question, value ? 0 : 1);
    if (question.repeats) {
      // In the order of the page: Tab does not go back.
      for (const { code, text } of question.options)
        if (Array.isArray(value) && value.includes(code)) await this.toggle(textIn(text, this.language));
      return;
    }
    if (typeof value === 'string' && question.options.length > 0) {
      const index = question.options.findIndex(({ code }) => code === value);
      return await this.pickOne(question, index);
    }
    await this.tabTo(this.questionText(question));
    await keyboard.type(isFreeText(value) ? value.text.replaceAll('\n', ' ') : String(value));
  }

  /** Into a group of radio buttons, and down to the one wanted. */
  async pickOne(question: Question, index: number): Promise<void> {
    const first = question.options[0];
    await this.tabTo(first === undefined ? this.text('question.yes', {}, 'ui') : textIn(first.text, this.language));
    await this.page.keyboard.press('Space');
    for (let step = 0; step < index; step += 1) await this.page.keyboard.press('ArrowDown');
  }

  private async toggle(name: string): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.press('Space');
  }
}

/** For a device at which somebody sits with a keyboard alone. */
export const keyboardSeat = (language: PageLanguage) => (page: Page) => new KeyboardClient(page, language);

function hasFocus(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body;
}

/** Of everything that can be operated, by what is written on it or beside it. */
function controlNames(): readonly string[] {
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].map((control) => {
    const labels = [...((control as HTMLInputElement).labels ?? [])];
    const words = labels.length > 0 ? labels.map((label) => label.textContent).join(' ') : control.textContent;
    return (words ?? '').replace(/\s+/g, ' ').trim();
  });
}

interface Focused {
  readonly name: string;
  readonly isRadio: boolean;
}

function focusedOn(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const labels =
      focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement ? focused.labels : null;
    const words =
      labels && labels.length > 0 ? [...labels].map((label) => label.textContent).join(' ') : focused?.textContent;
    const isRadio = focused instanceof HTMLInputElement && focused.type === 'radio';
    return { name: (words ?? '').replace(/\s+/g, ' ').trim(), isRadio };
  });
}
