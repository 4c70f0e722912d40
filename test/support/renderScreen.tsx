// Renders a part or a page in one language, as its real page would: same texts, same loader.
import { type RenderResult, render } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { LanguageProvider } from '../../src/ui/LanguageProvider.tsx';
import { type LanguageSettings, setupLanguage } from '../../src/ui/setupLanguage.ts';

export interface Screen extends RenderResult {
  readonly user: UserEvent;
}

export async function renderScreen(
  element: ReactElement,
  { language = 'sv', namespace = 'ui', texts = {} }: Partial<LanguageSettings> = {},
): Promise<Screen> {
  const i18n = await setupLanguage({ language, namespace, texts });
  const user = userEvent.setup();
  const inLanguage = (child: ReactElement) => <LanguageProvider i18n={i18n}>{child}</LanguageProvider>;
  const result = render(inLanguage(element));
  return { ...result, user, rerender: (next) => result.rerender(inLanguage(next as ReactElement)) };
}
