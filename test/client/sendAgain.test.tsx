// Answers that are sent again from the sent marker, and meet an intake that no longer takes them: what is sealed stays, the page says
// what has happened, and no way is offered that only a readable draft could go.
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { deliver } from '../../src/client/delivery.ts';
import { refreshProfile } from '../../src/client/profileStore.ts';
import { putBack } from '../../src/client/sendAgain.ts';
import { encodeSlotKeys } from '../../src/core/slotRecords.ts';
import { loseRows, newDailyKey, serve } from './changedIntake.ts';
import { clientScreen } from './clientScreen.tsx';
import { type ClientWorld, clientWorld, TestDevice } from './clientWorld.ts';
import { sealed, sentForm, sessionOf } from './fillFor.ts';

interface Meeting {
  readonly world: ClientWorld;
  /** The phone with the marker. */
  readonly device: TestDevice;
  /** Another one with the same code, which began before the first had sent. */
  readonly other: TestDevice;
  readonly otherSlot: string;
}

const meetings: readonly (readonly ['closed' | 'conflict' | 'rekey', (meeting: Meeting) => Promise<unknown>])[] = [
  [
    'closed',
    ({ world }) => world.admin('revoke', encodeSlotKeys([world.slotKeys(world.code(), 'start').slotPublicKey])),
  ],
  ['conflict', ({ other, otherSlot }) => deliver(other, otherSlot, 'asked')],
  [
    'rekey',
    ({ device, world }) => {
      serve(device, world, { ...newDailyKey(world), revoked: [world.profile.daily.keyId] });
      return refreshProfile(device);
    },
  ],
];

it.each(meetings)('%s: the marker and its sealed answers stay until a person decides', async (why, meet) => {
  const world = await clientWorld();
  const other = new TestDevice(world);
  const otherSlot = await sealed(other, world.code(), '40-49');
  const device = new TestDevice(world);
  await sentForm(device, world.code(), '30-39');
  const [marker] = await device.database.cells.toArray();
  loseRows(world);
  const session = await sessionOf(device, world.code());
  expect(await putBack(device, session, 'start')).toBe(true);
  const [before] = await device.database.outbox.toArray();
  await meet({ world, device, other, otherSlot });

  const page = await clientScreen(device);
  await page.enterCode(world.code());
  await page.chooseOccasion(/Start av behandlingen/);
  await page.sees(`unsent.${why}.title`);

  expect(screen.queryByRole('button', { name: page.text('unsent.way.reopen') })).toBeNull();
  const told = document.body.textContent ?? '';
  expect(told).toContain(page.text(why === 'conflict' ? 'unsent.conflict.do' : 'unsent.sealedOnly'));
  const [row] = await device.database.outbox.toArray();
  expect(row).toMatchObject({ st: why, env: before?.env, d: before?.d });
  expect(await device.database.cells.toArray()).toEqual([marker]);
});
