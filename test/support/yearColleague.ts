// A colleague of the year's clinic at a computer of their own: a browser profile, a key file, and the page locked between two days.
import type { Browser, BrowserContext } from 'playwright-core';
import { ClinicPage } from './clinicPage.ts';
import type { KeyFile } from './keyPages.ts';
import { pageDefaults, tablet, Watch } from './watchedBrowser.ts';
import type { YearClinic } from './yearClinic.ts';

/** Opening a key file on a busy machine takes its time. */
export const patienceMs = 90_000;

export class YearColleague {
  readonly watch: Watch;
  readonly page: ClinicPage;
  keys: KeyFile | undefined;
  readonly #context: BrowserContext;
  readonly #year: YearClinic;

  private constructor(year: YearClinic, context: BrowserContext, watch: Watch, page: ClinicPage) {
    this.#year = year;
    this.#context = context;
    this.watch = watch;
    this.page = page;
  }

  /** On the start page. */
  static async arrive(browser: Browser, year: YearClinic): Promise<YearColleague> {
    const context = await browser.newContext({ ...pageDefaults, viewport: tablet, acceptDownloads: true });
    const watch = new Watch(context, [year.intake.clinic]);
    context.setDefaultTimeout(patienceMs);
    await context.clock.setFixedTime(year.nowMs);
    const page = new ClinicPage(await context.newPage());
    await page.open(year.intake.clinic);
    return new YearColleague(year, context, watch, page);
  }

  async unlock(): Promise<void> {
    if (this.keys === undefined) throw new Error('without a key file');
    await this.page.unlock(this.keys.file, this.keys.passphrase);
  }

  /** Comes to work on this day, and locks the page afterwards. */
  async at(day: string, work: (page: ClinicPage) => Promise<void>): Promise<void> {
    this.#year.turnTo(day);
    await this.#context.clock.setFixedTime(this.#year.nowMs);
    await this.unlock();
    await this.page.fetchMail();
    await work(this.page);
    await this.page.press('nav.lock');
    await this.page.seeHeading(this.page.text('start.heading'));
  }
}
