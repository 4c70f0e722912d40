// Drives the clinic's page as a member of staff does: by what is written on it.
import type { Locator, Page } from 'playwright-core';
import { languageName, type Namespace, type PageLanguage, pageText } from './pageTexts.ts';
import { testedLanguages } from './testedLanguages.ts';

/** The cells of one table as people see them, header row first. */
export type SeenTable = readonly (readonly string[])[];

/** For a page that comes when keys have been derived, on a busy machine. */
export const slowMs = 90_000;

export class ClinicPage {
  readonly page: Page;
  language: PageLanguage;

  constructor(page: Page, language: PageLanguage = testedLanguages[0]) {
    this.page = page;
    this.language = language;
  }

  text(key: string, values?: Readonly<Record<string, string | number>>, namespace: Namespace = 'clinic'): string {
    return pageText(this.language, namespace, key, values);
  }

  async open(address: string): Promise<void> {
    await this.page.goto(`${address}/`);
    // The page starts in the browser's language.
    const own = this.page.getByRole('button', { name: languageName(this.language), exact: true });
    await own.waitFor();
    if ((await own.getAttribute('aria-current')) === null) await this.switchLanguage(this.language);
    await this.seeHeading(this.text('start.heading'));
  }

  async switchLanguage(language: PageLanguage): Promise<void> {
    this.language = language;
    await this.page.getByRole('button', { name: languageName(language), exact: true }).click();
    await this.page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  }

  /** From the start page to an open clinic. */
  async unlock(keyFile: Uint8Array, passphrase: string): Promise<void> {
    await this.press('start.open');
    await this.page.getByLabel(this.text('unlock.file'), { exact: true }).setInputFiles({
      name: 'clinic.key',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(keyFile),
    });
    await this.page.getByLabel(this.text('unlock.passphrase'), { exact: true }).fill(passphrase);
    await this.press('unlock.submit');
    await this.seeHeading(this.text('mail.heading'), slowMs);
  }

  /** Fetches and opens everything; resolves with what stands over each list. */
  async fetchMail(): Promise<{ readonly accepted: number; readonly look: number; readonly unreadable: number }> {
    await this.toPage('mail');
    await this.press('mail.fetch');
    await this.seeFetched();
    const count = async (key: string) => {
      const caption = this.page.locator('caption', { hasText: `${this.text(`mail.${key}`)}: ` });
      if ((await caption.count()) === 0) return 0;
      return Number(/: (\d+)/.exec(await caption.innerText())?.[1] ?? Number.NaN);
    };
    return { accepted: await count('accepted'), look: await count('look'), unreadable: await count('unreadable') };
  }

  /** On the page with the mail: the fetching, which begins by itself when the clinic is opened, has come to its end. */
  async seeFetched(): Promise<void> {
    const table = this.page.getByRole('table');
    await table
      .or(this.page.getByText(this.text('mail.empty')))
      .first()
      .waitFor();
    await this.page.getByRole('progressbar').waitFor({ state: 'detached' });
  }

  async toPage(name: 'mail' | 'due' | 'person' | 'tables' | 'change' | 'codes' | 'exports'): Promise<void> {
    await this.page
      .getByRole('navigation', { name: this.text('nav.label') })
      .getByRole('button', { name: this.text(`nav.${name}`), exact: true })
      .click();
    await this.seeHeading(this.text(`${name}.heading`));
  }

  /** From an open clinic to the page with ten new slips, and their codes in order. */
  async issueSheet(): Promise<readonly string[]> {
    await this.toPage('codes');
    await this.press('codes.issue');
    await this.press('codes.issueConfirm');
    await this.seeHeading(this.text('slips.heading'), slowMs);
    return (await this.page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).allInnerTexts()).map((code) =>
      code.trim(),
    );
  }

  /** From the page with the slips back to the list of codes. */
  async leaveSlips(): Promise<void> {
    await this.press('slips.leave');
    await this.press('slips.leaveConfirm');
    await this.seeHeading(this.text('codes.heading'));
  }

  async handOut(serial: string): Promise<void> {
    await this.button(this.text('codes.handOutFull', { serial })).click();
    await this.page.getByText(this.text('codes.done', { serial }), { exact: true }).waitFor({ state: 'attached' });
  }

  /** Every table on the page by its caption. */
  async tables(): Promise<ReadonlyMap<string, SeenTable>> {
    const found = new Map<string, SeenTable>();
    for (const table of await this.page.getByRole('table').all()) {
      const caption = (await table.locator('caption').innerText()).trim();
      const rows: string[][] = [];
      for (const row of await table.getByRole('row').all()) {
        rows.push((await row.locator('th, td').allInnerTexts()).map((cell) => cell.trim()));
      }
      found.set(caption, rows);
    }
    return found;
  }

  async press(key: string, namespace: Namespace = 'clinic'): Promise<void> {
    await this.button(this.text(key, {}, namespace)).click();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Without `patienceMs` as long as the page's own default. */
  async seeHeading(name: string, patienceMs?: number): Promise<void> {
    const heading = this.page.getByRole('heading', { level: 1, name, exact: true });
    await heading.waitFor(patienceMs === undefined ? {} : { timeout: patienceMs });
  }
}
