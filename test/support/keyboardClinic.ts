// Goes the clinic's way with a keyboard alone: Tab to what is wanted, arrows, space and Enter. No pointer; the one thing that is
// not a key is the file that the system's own dialog would give.
import type { Page } from 'playwright-core';
import { ClinicPage } from './clinicPage.ts';
import type { KeyFile } from './keyPages.ts';
import type { Namespace } from './pageTexts.ts';
import { until } from './until.ts';

/** More steps than any page has. */
const patience = 120;

export class KeyboardClinic extends ClinicPage {
  /** Tabs forward until what has focus is called `name`, or has this id. @throws Error when the whole page has been passed */
  async tabTo(name: string): Promise<void> {
    await until(`a control called “${name}”`, async () =>
      (await controlNames(this.page, 'all')).includes(name) ? true : undefined,
    );
    const passed = new Set<string>();
    for (let step = 0; step < patience; step += 1) {
      const focused = await controlNames(this.page, 'focused');
      if (focused.includes(name)) return;
      passed.add(focused[0] ?? '');
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`no Tab leads to “${name}”, only to ${[...passed].join(' | ')}`);
  }

  override async press(key: string, namespace?: Namespace): Promise<void> {
    await this.pressNamed(this.text(key, {}, namespace));
  }

  async pressNamed(name: string): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.press('Enter');
  }

  /** In place of what the field holds. */
  async typeIn(id: string, text: string): Promise<void> {
    await this.tabTo(id);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
  }

  override async toPage(name: Parameters<ClinicPage['toPage']>[0]): Promise<void> {
    await this.press(`nav.${name}`);
    await this.seeHeading(this.text(`${name}.heading`));
  }

  /** From the start page to an open clinic. */
  async openWith({ file, passphrase }: KeyFile): Promise<void> {
    // Asked for ahead: the browser takes a moment to hand choosers over, and a key pressed before that opens its own, unseen.
    const choosing = this.page.waitForEvent('filechooser');
    await this.press('start.open');
    await this.tabTo('file');
    await this.page.keyboard.press('Space');
    const buffer = Buffer.from(file);
    await (await choosing).setFiles({ name: 'clinic.key', mimeType: 'application/octet-stream', buffer });
    await this.typeIn('passphrase', passphrase);
    await this.page.keyboard.press('Enter');
    await this.seeHeading(this.text('mail.heading'));
  }
}

/** What controls are called: what is written on each or beside it, its id, and each line alone. */
function controlNames(page: Page, which: 'all' | 'focused'): Promise<readonly string[]> {
  return page.evaluate((wanted) => {
    // A heading or the page itself has focus after a change of page, and is no control.
    const controls = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary');
    return [...controls]
      .filter((control) => wanted === 'all' || control === document.activeElement)
      .flatMap((control) => {
        const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
        const words = [control.innerText ?? '', ...labels.map(({ innerText }) => innerText)];
        const lines = words.flatMap((text) => [text, ...text.split('\n')]).map((text) => text.trim());
        return [...lines, control.id].filter((text) => text !== '');
      });
  }, which);
}
