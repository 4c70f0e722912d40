import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { MailIsComing, NeedsMail } from '../../src/clinic/pages/NeedsMail.tsx';
import { renderScreen } from '../support/renderScreen.tsx';

const texts = import.meta.glob('../../locales/*/clinic.json', { import: 'default' });

it.each([
  ['sv', 'Svaren hämtas. Sidan fylls i när de är öppnade.'],
  ['en', 'Answers are being fetched. This page fills in when they are open.'],
] as const)('tells nobody to fetch what is on its way, in %s', async (language, coming) => {
  const page = (isComing: boolean) => (
    <MailIsComing value={isComing}>
      <NeedsMail>Fetch first</NeedsMail>
    </MailIsComing>
  );
  const { rerender } = await renderScreen(page(true), { language, namespace: 'clinic', texts });
  expect(screen.getByText(coming)).toBeDefined();
  expect(screen.queryByText('Fetch first')).toBeNull();
  rerender(page(false));
  expect(screen.getByText('Fetch first')).toBeDefined();
});
