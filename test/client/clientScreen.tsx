// The whole client page on a test device, driven as a person does: by role and label, in either language.
import 'fake-indexeddb/auto';
import { act, screen, waitFor } from '@testing-library/react';
import { vi } from 'vitest';
import { App } from '../../src/client/App.tsx';
import { deliver } from '../../src/client/delivery.ts';
import { DeliveryRounds } from '../../src/client/deliveryRounds.ts';
import { LaterWorkings } from '../../src/client/laterWorkings.ts';
import { noUpdates, type Updates } from '../../src/client/updates.ts';
import { workings } from '../../src/client/workings.ts';
import type { Code } from '../../src/core/code.ts';
import type { Language } from '../../src/core/text.ts';
import { renderScreen } from '../support/renderScreen.tsx';
import type { TestDevice } from './clientWorld.ts';

// Finding by role costs time in jsdom, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const texts = import.meta.glob('../../locales/*/client.json', { import: 'default' });
const all = import.meta.glob<Record<string, unknown>>('../../locales/*/{client,ui}.json', {
  import: 'default',
  eager: true,
});

/** As on a second visit: nothing has to be fetched. */
const atHand = new LaterWorkings(
  { fetch: () => Promise.reject(new Error('fetched already')), reload: () => undefined },
  workings,
);

export class ClientScreen {
  readonly user;
  readonly unmount;
  readonly language: Language;

  constructor(language: Language, rendered: Awaited<ReturnType<typeof renderScreen>>) {
    this.language = language;
    this.user = rendered.user;
    this.unmount = rendered.unmount;
  }

  /** `check.send`, `ui:question.decline`. */
  text(key: string): string {
    const [namespace = '', path = ''] = key.includes(':') ? key.split(':') : ['client', key];
    const found = path
      .split('.')
      .reduce<unknown>(
        (value, name) => (value as Record<string, unknown> | undefined)?.[name],
        all[`../../locales/${this.language}/${namespace}.json`],
      );
    if (typeof found !== 'string') throw new Error(`no text ${key}`);
    return found;
  }

  async sees(key: string): Promise<void> {
    await this.seesHeading(this.text(key));
  }

  async seesHeading(name: string | RegExp): Promise<void> {
    await screen.findByRole('heading', { level: 1, name }, { timeout: 20_000 });
  }

  async press(key: string): Promise<void> {
    await this.user.click(await screen.findByRole('button', { name: this.text(key) }));
  }

  async choose(name: string | RegExp): Promise<void> {
    await this.user.click(screen.getByRole('radio', { name }));
  }

  async enterCode(code: Code | string): Promise<void> {
    await this.press('start.begin');
    await this.user.click(screen.getByRole('textbox', { name: this.text('code.title') }));
    await this.user.paste(code);
    await this.press('code.continue');
  }

  async chooseOccasion(name: string | RegExp): Promise<void> {
    await this.sees('occasion.title');
    await this.choose(name);
    await this.press('occasion.continue');
  }

  async saved(): Promise<void> {
    await waitFor(() => screen.getAllByText(this.text('save.saved')), { timeout: 20_000 });
    // The words are seen before they are said: let the page come to rest before a test looks at the device itself.
    await act(() => Promise.resolve());
  }

  /** Skips from the question shown to the check page. */
  async skipToCheck(): Promise<void> {
    while (screen.queryByRole('heading', { level: 1, name: this.text('check.title') }) === null) {
      await this.press('question.skip');
    }
  }
}

export async function clientScreen(device: TestDevice, language: Language = 'sv', updates: Updates = noUpdates) {
  // jsdom has no matchMedia, navigator.storage, scrolling or navigation of its own.
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  const rendered = await renderScreen(
    <App device={device} rounds={new DeliveryRounds(device, deliver)} later={atHand} updates={updates} />,
    {
      language,
      namespace: 'client',
      texts,
    },
  );
  return new ClientScreen(language, rendered);
}
