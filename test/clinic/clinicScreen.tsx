// The clinic's page as its users meet it, in one language, and its texts by key so that both languages run the same test.
import { waitFor, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import en from '../../locales/en/clinic.json' with { type: 'json' };
import sv from '../../locales/sv/clinic.json' with { type: 'json' };
import { App } from '../../src/clinic/App.tsx';
import type { Workplace } from '../../src/clinic/workplace.ts';
import { renderScreen, type Screen } from '../support/renderScreen.tsx';

const texts = import.meta.glob('../../locales/*/clinic.json', { import: 'default' });

export type TestLanguage = 'sv' | 'en';

export interface ClinicScreen extends Screen {
  /** The text of a key, with its values put in. */
  readonly words: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  /** The same in a language of one's choice. */
  readonly wordsIn: (language: TestLanguage, ...args: Parameters<ClinicScreen['words']>) => string;
  readonly press: (key: string, values?: Readonly<Record<string, string | number>>) => Promise<void>;
  readonly heading: () => string;
}

/** The whole page, or a part of it. */
export async function clinicScreen(
  language: TestLanguage,
  workplace: Workplace,
  part: ReactElement = <App workplace={workplace} />,
): Promise<ClinicScreen> {
  // As in the page's own document.
  document.title = 'Avstämning';
  const screen = await renderScreen(part, { language, namespace: 'clinic', texts });
  const wordsIn: ClinicScreen['wordsIn'] = (wanted, key, values = {}) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
      textAt(wanted, key),
    );
  const words: ClinicScreen['words'] = (...args) => wordsIn(language, ...args);
  return {
    ...screen,
    words,
    wordsIn,
    press: async (key, values) => {
      // A dialog that is open is in front of everything else.
      const scope = document.querySelector<HTMLElement>('dialog[open]') ?? document.body;
      await screen.user.click(within(scope).getByRole('button', { name: words(key, values) }));
    },
    heading: () => screen.getByRole('heading', { level: 1 }).textContent ?? '',
  };
}

/** Waits for the page whose first heading has this text: slow work may come before it. */
export async function untilHeading(screen: ClinicScreen, key: string, values?: Parameters<ClinicScreen['words']>[1]) {
  const wanted = screen.words(key, values);
  await waitFor(
    () => {
      if (screen.heading() !== wanted) throw new Error(`${screen.heading()} is shown, not yet ${wanted}`);
    },
    { timeout: 60_000, interval: 20 },
  );
}

function textAt(language: TestLanguage, key: string): string {
  let at: unknown = language === 'sv' ? sv : en;
  for (const name of key.split('.')) at = (at as Record<string, unknown>)[name];
  if (typeof at !== 'string') throw new Error(`no text ${key}`);
  return at;
}
