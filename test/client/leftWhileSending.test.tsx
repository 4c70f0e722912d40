// The moments between "Send" and the sealing: the page asks the intake for newer keys first, and people leave, look back, or change
// their minds meanwhile.
import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { switchKioskOn } from '../../src/client/kioskMode.ts';
import { pinHash } from '../../src/client/kioskPin.ts';
import { clientScreen } from './clientScreen.tsx';
import { type ClientWorld, clientWorld, random, TestDevice } from './clientWorld.ts';
import { answer } from './tabletSteps.ts';

let visibility: DocumentVisibilityState = 'visible';

beforeEach(() => {
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => history.replaceState(null, '', '/'));

/** A device whose next question for the profile is answered only when the test lets it. */
function slowDevice(world: ClientWorld) {
  const device = new TestDevice(world);
  const { fetch } = device;
  const held: (() => void)[] = [];
  const answers: Promise<Response>[] = [];
  let isHeld = false;
  const heldFetch: typeof fetch = (...request) => {
    if (!isHeld || !String(request[0]).includes('profile')) return fetch(...request);
    const answer = new Promise<void>((resolve) => held.push(resolve)).then(() => fetch(...request));
    answers.push(answer);
    return answer;
  };
  Object.assign(device, { fetch: heldFetch });
  return {
    device,
    hold: () => {
      isHeld = true;
    },
    letGo: () =>
      act(async () => {
        isHeld = false;
        for (const resolve of held.splice(0)) resolve();
        await Promise.allSettled(answers);
        // Time in which what must not follow would follow.
        await new Promise((resolve) => setTimeout(resolve, 100));
      }),
  };
}

async function checking({ kiosk }: { readonly kiosk?: 'keeps drafts' | 'keeps nothing' } = {}) {
  const world = await clientWorld();
  const { device, hold, letGo } = slowDevice(world);
  if (kiosk !== undefined) {
    const salt = random(16);
    const settings = { keepsDrafts: kiosk === 'keeps drafts', language: 'sv' as const, salt };
    await switchKioskOn(device, { ...settings, pinHash: await pinHash(device, '135790', salt) });
  }
  const page = await clientScreen(device);
  if (kiosk !== undefined) await screen.findByText(page.text('start.shared'));
  await act(async () => undefined);
  await answer(page, world);
  await page.press('question.next');
  await page.skipToCheck();
  hold();
  await page.press('check.send');
  await screen.findByRole('button', { name: page.text('check.sealing') });
  return { world, device, page, letGo };
}

async function goOutOfSight(): Promise<void> {
  visibility = 'hidden';
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
}

const rowsOf = (device: TestDevice) => act(async () => device.database.outbox.toArray());
const has = (world: ClientWorld) => world.payloadOf(world.code(), 'start');

describe('whoever leaves after "Send", before the answers are sealed', () => {
  it.each(['keeps drafts', 'keeps nothing'] as const)(
    'has sent them all the same from a tablet that %s, under the own code',
    async (kiosk) => {
      const { world, device, page, letGo } = await checking({ kiosk });
      await goOutOfSight();
      await waitFor(async () => expect((await has(world))?.answers.length).toBeGreaterThan(1), { timeout: 20_000 });
      await letGo();
      await waitFor(async () => expect(await rowsOf(device)).toEqual([]));
      await waitFor(async () => expect(await device.database.cells.count()).toBe(0));
      visibility = 'visible';
      await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
      await page.sees('start.title');
    },
  );

  it('has them sealed under the own code when the network is gone, too', async () => {
    const { world, device, page, letGo } = await checking();
    device.goOffline();
    await page.user.click(screen.getByRole('link', { name: page.text('exit.button') }));
    await letGo();
    const slots = async () => (await rowsOf(device)).map(({ slot }) => slot);
    await waitFor(async () => expect(await slots()).toEqual([world.slot(world.code(), 'start')]));
  });
});

describe('whoever goes back after "Send", before the answers are sealed', () => {
  it('sends nothing, and can change them and send them anew', async () => {
    const { world, device, page, letGo } = await checking();
    await page.user.click(screen.getAllByRole('button', { name: /Ändra/ })[0] as HTMLElement);
    await page.choose('30–39 år');
    await letGo();
    expect(await rowsOf(device)).toEqual([]);
    await page.press('question.done');
    await page.sees('check.title');
    await page.press('check.send');
    await page.sees('receipt.title');
    expect(JSON.stringify((await has(world))?.answers)).toContain('30-39');
  });
});

describe('whoever leaves after a "Send" that failed', () => {
  it('has sent nothing, as the page said', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const page = await clientScreen(device);
    await answer(page, world);
    await page.press('question.next');
    await page.skipToCheck();
    const reading = vi.spyOn(device.database.cells, 'get').mockRejectedValueOnce(new DOMException('', 'DataError'));
    await page.press('check.send');
    await screen.findByText(page.text('check.failed'));
    reading.mockRestore();
    await page.user.click(screen.getByRole('link', { name: page.text('exit.button') }));
    await act(() => new Promise((resolve) => setTimeout(resolve, 200)));
    expect(await rowsOf(device)).toEqual([]);
  });
});
