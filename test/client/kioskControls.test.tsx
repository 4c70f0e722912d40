import { waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { KeptEnvelopes } from '../../src/client/keptEnvelopes.ts';
import { KioskControls } from '../../src/client/pages/KioskControls.tsx';
import { renderScreen } from '../support/renderScreen.tsx';

const texts = import.meta.glob('../../locales/*/client.json', { import: 'default' });
const done = async () => undefined;

it('an attempt that changes no number is heard all the same: that it is under way, and how many wait', async () => {
  let end = () => {};
  const attempt = new Promise<void>((resolve) => {
    end = resolve;
  });
  const staff = {
    switchOn: done,
    checkPin: async () => ({ outcome: 'right' }) as const,
    setKeepsDrafts: done,
    switchOff: done,
    kept: () => new Promise<KeptEnvelopes>((resolve) => setTimeout(() => resolve({ waiting: 2, stuck: [] }))),
    sendNow: () => attempt,
  };
  const kiosk = {
    v: 1,
    keepsDrafts: true,
    language: 'sv',
    salt: new Uint8Array(16),
    pinHash: new Uint8Array(32),
    failures: 0,
    notBeforeMs: 0,
  } as const;
  const screen = await renderScreen(<KioskControls kiosk={kiosk} staff={staff} />, { namespace: 'client', texts });
  const status = await screen.findByRole('status');
  expect(status.textContent).toBe('2 väntar på att skickas.');
  await screen.user.click(screen.getByRole('button', { name: 'Försök skicka nu' }));
  expect(status.textContent).toBe('Skickar');
  end();
  await waitFor(() => expect(status.textContent).toBe('2 väntar på att skickas.'));
});
