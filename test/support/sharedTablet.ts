// A tablet in a waiting room: one browser with one profile for everybody, in tablet mode, whose clock a test can push.
import type { BrowserContext } from 'playwright-core';
import { Phone } from './phone.ts';
import { shareDevice } from './staff.ts';
import { tablet } from './watchedBrowser.ts';
import type { WorldBehindProxy } from './worldBehindProxy.ts';

const quietMs = 90_000;
const warningMs = 30_000;

export class SharedTablet {
  readonly phone: Phone;
  /** What the page's clock showed when it was last asked. It never runs backwards, whatever happens to the browser. */
  #pageTimeMs = Date.now();

  constructor(served: WorldBehindProxy, onLaunch: (context: BrowserContext) => unknown = () => undefined) {
    this.phone = new Phone(served, {
      browser: { viewport: tablet, isMobile: false },
      onLaunch: async (context) => {
        await context.clock.install({ time: this.#pageTimeMs });
        await onLaunch(context);
      },
    });
  }

  get client() {
    return this.phone.client;
  }

  get page() {
    return this.phone.page;
  }

  /** The first time: staff switch the mode on. */
  async setUp(options: { readonly keepsNothing?: boolean } = {}): Promise<void> {
    await this.phone.open();
    await shareDevice(this.client, options);
  }

  /** Without a farewell, and on again. */
  async losePower(): Promise<void> {
    this.#pageTimeMs = await this.timeMs();
    await this.phone.kill();
    await this.phone.open();
  }

  /** Off, and on again later, without a farewell. */
  async losePowerFor(milliseconds: number): Promise<void> {
    this.#pageTimeMs = (await this.timeMs()) + milliseconds;
    await this.phone.kill();
    await this.phone.open();
  }

  /** Untouched until the warning comes. */
  async idleUntilWarned(): Promise<void> {
    await this.page.clock.runFor(quietMs);
    await this.client.button(this.client.text('idle.stay')).waitFor();
  }

  /** Untouched until the page has emptied itself. */
  async idleOut(): Promise<void> {
    await this.idleUntilWarned();
    await this.page.clock.runFor(warningMs);
    await this.client.seeHeading(this.client.text('start.title'));
  }

  /** As when somebody turns the screen off and on, or looks at another window. */
  async goOutOfSight(): Promise<void> {
    await this.page.evaluate(() => {
      const show = (state: DocumentVisibilityState) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
        document.dispatchEvent(new Event('visibilitychange'));
      };
      show('hidden');
      show('visible');
    });
    await this.client.seeHeading(this.client.text('start.title'));
  }

  async leaveQuickly(): Promise<void> {
    for (let press = 0; press < 3; press += 1) await this.page.keyboard.press('Shift');
    await this.page.getByText(this.client.text('exit.left')).waitFor();
    await this.client.press('exit.return');
    await this.client.seeHeading(this.client.text('start.title'));
  }

  timeMs(): Promise<number> {
    return this.page.evaluate(() => Date.now());
  }
}
