// Answers that did not get through: each reason has a page, nothing goes without two presses, and what may go back to the draft does.
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { OutboxState } from '../../src/client/database.ts';
import { deliver } from '../../src/client/delivery.ts';
import { encodeSlotKeys } from '../../src/core/slotRecords.ts';
import { type ClientScreen, clientScreen } from './clientScreen.tsx';
import { type ClientWorld, clientWorld, TestDevice } from './clientWorld.ts';
import { sealed } from './fillFor.ts';

const start = /Start av behandlingen/;

async function waitingWith(
  st: OutboxState,
): Promise<{ world: ClientWorld; device: TestDevice; page: ClientScreen; slot: string }> {
  const world = await clientWorld();
  const device = new TestDevice(world);
  const slot = await sealed(device, world.code(), '30-39');
  await device.database.outbox.update(slot, { st, n: 1 });
  const page = await clientScreen(device);
  await page.enterCode(world.code());
  await page.chooseOccasion(start);
  return { world, device, page, slot };
}

const has = (page: ClientScreen, key: string) => screen.queryByRole('button', { name: page.text(key) }) !== null;

describe('a page for each reason', () => {
  it.each([
    ['held', false],
    ['conflict', false],
    ['closed', true],
    ['unknown', true],
    ['rekey', true],
  ] as const)('%s says where the answers are and keeps them', async (why, reopens) => {
    const { device, page } = await waitingWith(why);
    await page.sees(`unsent.${why}.title`);
    expect(document.body.textContent).toContain('9\u00a0september 2026');
    expect(has(page, 'unsent.way.reopen')).toBe(reopens);
    expect([await device.database.outbox.count(), await device.database.cells.count()]).toEqual([1, 1]);
    await page.press('unsent.way.keep');
    await page.sees('start.title');
    expect([await device.database.outbox.count(), await device.database.cells.count()]).toEqual([1, 1]);
  });

  it.each(['closed', 'unknown', 'rekey'] as const)(
    '%s may go back to the draft, which can be sent anew',
    async (why) => {
      const { world, device, page } = await waitingWith(why);
      await page.press('unsent.way.reopen');
      await screen.findByRole('button', { name: page.text('question.skip') });
      expect(await device.database.outbox.count()).toBe(0);
      await page.skipToCheck();
      await page.press('check.send');
      await page.sees('receipt.title');
      expect((await world.payloadOf(world.code(), 'start'))?.answers).toContainEqual(
        expect.objectContaining({ value: '30-39' }),
      );
    },
  );

  it('conflict ends by a person’s choice alone, and only after a question', async () => {
    const { device, page } = await waitingWith('conflict');
    await page.press('unsent.way.remove');
    expect(await device.database.outbox.count()).toBe(1);
    await page.press('unsent.removeNo');
    expect([await device.database.outbox.count(), await device.database.cells.count()]).toEqual([1, 1]);
    await page.press('unsent.way.remove');
    await page.press('unsent.removeYes');
    await page.sees('occasion.title');
    expect([await device.database.outbox.count(), await device.database.cells.count()]).toEqual([0, 0]);
  });

  it('asking again without news says so, with the heading on which focus begins again', async () => {
    const { device, page } = await waitingWith('unknown');
    device.fateOf = () => 'lost';
    for (const number of [2, 3]) {
      await page.press('unsent.way.again');
      const heading = await screen.findByRole('heading', {
        level: 1,
        name: page.text('unsent.unknown.title'),
        description: page.text('unsent.stillSame').replace('{{number}}', String(number)),
      });
      await waitFor(() => expect(document.activeElement).toBe(heading));
    }
  });

  it('asking again sends what the intake has come to know', async () => {
    const { world, page } = await waitingWith('unknown');
    await page.press('unsent.way.again');
    await page.sees('receipt.title');
    expect(await world.payloadOf(world.code(), 'start')).toBeDefined();
  });

  it('asking again without network changes nothing', async () => {
    const { device, page, slot } = await waitingWith('closed');
    device.goOffline();
    await page.press('unsent.way.again');
    await screen.findByRole('heading', {
      level: 1,
      name: page.text('unsent.closed.title'),
      description: page.text('unsent.stillSame').replace('{{number}}', '2'),
    });
    expect(await device.database.outbox.get(slot)).toMatchObject({ st: 'closed', n: 1 });
    expect(has(page, 'unsent.way.reopen')).toBe(true);
  });
});

describe('an envelope that waited for thirty days', () => {
  it('is not sent by itself, and is asked about at the next unlock', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    device.clockMs += 32 * 86_400_000;
    expect(await deliver(device, slot, 'now')).toEqual({ outcome: 'waiting' });
    const page = await clientScreen(device);
    await page.enterCode(world.code());
    await page.sees('occasion.title');
    expect(document.body.textContent).toContain(page.text('occasion.overdue'));
    await page.chooseOccasion(start);
    await page.sees('unsent.overdue.title');
    expect(await world.payloadOf(world.code(), 'start')).toBeUndefined();
    await page.press('unsent.way.send');
    await page.sees('receipt.title');
  });

  it('counts its days from the profile when the clock runs years behind', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    device.clockMs -= 10 * 365 * 86_400_000;
    const slot = await sealed(device, world.code(), '30-39');
    device.clockMs = world.intake.nowMs;
    expect((await deliver(device, slot, 'when-due')).outcome).toBe('sent');
  });
});

describe('a revoked slip', () => {
  it('is told as closed, and the answers stay', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    await world.admin('revoke', encodeSlotKeys([world.slotKeys(world.code(), 'start').slotPublicKey]));
    const page = await clientScreen(device);
    await page.enterCode(world.code());
    await page.chooseOccasion(start);
    await page.sees('unsent.closed.title');
    expect(await device.database.outbox.get(slot)).toMatchObject({ st: 'closed' });
  });
});
