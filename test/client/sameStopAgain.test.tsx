// A way that stops at the same place again says so: else the page after “Try again” would be the page before it.
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FreeLocks } from '../support/freeLocks.ts';
import { clientScreen } from './clientScreen.tsx';
import { clientWorld, TestDevice } from './clientWorld.ts';
import { savedDraft } from './fillFor.ts';

it.each(['sv', 'en'] as const)('trying again says that the form is still open elsewhere (%s)', async (language) => {
  const world = await clientWorld();
  const locks = new FreeLocks().asLockManager();
  const first = new TestDevice(world, undefined, locks);
  const second = new TestDevice(world, first.database.name, locks);
  const { form } = await savedDraft(first, world.code(), '40-49');
  const page = await clientScreen(second, language);
  await page.enterCode(world.code());
  await page.press('resume.continue');
  await page.sees('stopped.elsewhere.title');
  expect(screen.getByRole('heading', { level: 1, description: '' })).toBeTruthy();
  for (const number of [2, 3]) {
    await page.press('stopped.way.again');
    const heading = await screen.findByRole('heading', {
      level: 1,
      name: page.text('stopped.elsewhere.title'),
      description: page.text('stopped.stillSame').replace('{{number}}', String(number)),
    });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  }
  form.release();
});
