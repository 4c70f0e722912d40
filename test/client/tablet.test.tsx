// A tablet that several people use, driven page by page: what a person sees, and what the next one does not.
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { switchKioskOn } from '../../src/client/kioskMode.ts';
import { pinHash } from '../../src/client/kioskPin.ts';
import type { Language } from '../../src/core/text.ts';
import { clientScreen } from './clientScreen.tsx';
import { clientWorld, random, TestDevice } from './clientWorld.ts';
import { sealed } from './fillFor.ts';
import { answer, openStaffPage, questions, starts, typePin } from './tabletSteps.ts';

const pin = '135790';
let visibility: DocumentVisibilityState = 'visible';

beforeEach(() => {
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  vi.useRealTimers();
  history.replaceState(null, '', '/');
});

async function tablet({ keepsDrafts = true, language = 'sv' as Language } = {}) {
  const world = await clientWorld();
  const device = new TestDevice(world);
  const salt = random(16);
  await switchKioskOn(device, { keepsDrafts, language, salt, pinHash: await pinHash(device, pin, salt) });
  const page = await clientScreen(device, language);
  await screen.findByText(page.text('start.shared'));
  return { world, device, page };
}

/** What the page still does on its own meanwhile belongs to the page's time, not to the test's. */
const countOf = (device: TestDevice, table: 'cells' | 'outbox') => act(async () => device.database[table].count());

/** From here on the seconds that a page counts pass at the test's command; storage and network keep their own time. */
const stopTheClock = () => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });

const seconds = (count: number) => act(() => vi.advanceTimersByTime(count * 1_000));

describe.each(['sv', 'en'] as const)('the end on a shared tablet (%s)', (language) => {
  it('asks for the tablet back and closes by itself after 15 seconds', async () => {
    const { world, page, device } = await tablet({ language });
    await answer(page, world);
    await page.saved();
    await page.press('question.next');
    await page.skipToCheck();
    expect(screen.queryByRole('button', { name: page.text('check.copy') })).toBeNull();
    stopTheClock();
    await page.press('check.send');
    await page.sees('receipt.title');
    expect(screen.getByText(page.text('closing.handBack'))).toBeTruthy();
    seconds(14);
    await page.sees('receipt.title');
    seconds(1);
    await page.sees('start.title');
    expect(await countOf(device, 'cells')).toBe(0);
    expect(await countOf(device, 'outbox')).toBe(0);
  });

  it('stays open for as long as it is wanted', async () => {
    const { world, page } = await tablet({ language });
    await answer(page, world);
    await page.press('question.next');
    await page.skipToCheck();
    stopTheClock();
    await page.press('check.send');
    await page.sees('receipt.title');
    await page.press('closing.hold');
    seconds(60);
    await page.sees('receipt.title');
    await page.press('receipt.done');
    await page.sees('start.title');
  });

  it('says without network that the answers are sealed here, and closes', async () => {
    const { world, page, device } = await tablet({ language });
    await answer(page, world);
    await page.press('question.next');
    await page.skipToCheck();
    device.goOffline();
    stopTheClock();
    await page.press('check.send');
    await page.sees('send.sealedTitle');
    expect(await countOf(device, 'cells')).toBe(0);
    expect(screen.queryByRole('button', { name: page.text('send.change') })).toBeNull();
    seconds(15);
    await page.sees('start.title');
    expect(await countOf(device, 'outbox')).toBe(1);
  });
});

describe('out of sight', () => {
  it('I11: a shared tablet is locked at once, with what was chosen saved', async () => {
    const { world, page, device } = await tablet();
    await answer(page, world);
    visibility = 'hidden';
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(document.body.textContent).not.toContain(questions['sv']);
    visibility = 'visible';
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.sees('start.title');
    await waitFor(async () => expect(await device.database.cells.count()).toBe(1));
    await page.enterCode(world.code());
    await page.sees('resume.title');
  });
});

describe('the next person', () => {
  it('finds the language of the tablet, not that of the last person', async () => {
    const { page } = await tablet();
    await page.user.click(screen.getByRole('button', { name: 'English' }));
    await page.user.click(await screen.findByRole('button', { name: 'Enter my code' }));
    await page.seesHeading('Enter your code');
    await page.user.click(screen.getByRole('link', { name: 'Leave page' }));
    await page.user.click(await screen.findByRole('button', { name: /beginning|början/ }));
    await page.sees('start.title');
  });

  it('I17: sees nothing of a form that waits', async () => {
    const shown = async (device: TestDevice) => {
      const page = await clientScreen(device);
      await screen.findByText(page.text('start.shared'));
      const start = document.body.textContent;
      await page.press('frame.device');
      await screen.findByText(page.text('device.sharedKept'));
      const about = document.body.textContent;
      await page.press('device.staff');
      await page.sees('staff.title');
      const seen = [start, about, document.body.textContent];
      page.unmount();
      return seen;
    };
    const { page, world, device } = await tablet();
    page.unmount();
    const before = await shown(device);
    device.goOffline();
    await sealed(device, world.code(), '40-49').catch(() => undefined);
    expect(await countOf(device, 'outbox')).toBe(1);
    expect(await shown(device)).toEqual(before);
  });

  it('can copy nothing, open no menu and is not invited to install', async () => {
    await tablet();
    for (const name of ['copy', 'cut', 'contextmenu', 'dragstart', 'beforeinstallprompt']) {
      const event = new Event(name, { bubbles: true, cancelable: true });
      (name === 'beforeinstallprompt' ? globalThis : document.body).dispatchEvent(event);
      expect([name, event.defaultPrevented]).toEqual([name, true]);
    }
  });

  it('can on a personal device do all that', async () => {
    await clientScreen(new TestDevice(await clientWorld()));
    expect(fireEvent.copy(document.body)).toBe(true);
    expect(fireEvent.contextMenu(document.body)).toBe(true);
  });
});

describe.each(['sv', 'en'] as const)('staff (%s)', (language) => {
  it('switch the mode on with a PIN that is typed twice', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const page = await clientScreen(device, language);
    await openStaffPage(page);
    await typePin(page, '12345', 'staff.newPin');
    await page.press('staff.switchOn');
    expect(screen.getByRole('alert').textContent).toContain(page.text('staff.pinShape'));
    await typePin(page, '6', 'staff.newPin');
    await typePin(page, '123457', 'staff.newPinAgain');
    await page.press('staff.switchOn');
    expect(screen.getByRole('alert').textContent).toContain(page.text('staff.pinDifferent'));
    await page.user.clear(screen.getByRole('textbox', { name: page.text('staff.newPinAgain') }));
    await typePin(page, '123456', 'staff.newPinAgain');
    await page.press('staff.switchOn');
    await screen.findByRole('button', { name: page.text('staff.switchOff') });
    await page.press('staff.close');
    await screen.findByText(page.text('start.shared'));
  });

  it('see a number behind the PIN, choose to keep nothing, and switch the mode off', async () => {
    const { page, device } = await tablet({ language });
    await openStaffPage(page);
    expect(document.body.textContent).not.toContain(page.text('staff.waitingTitle'));
    await typePin(page, '000000');
    await page.press('staff.open');
    expect((await screen.findByRole('alert')).textContent).toContain(page.text('staff.pinWrong'));
    await typePin(page, pin);
    await page.press('staff.open');
    await screen.findByText(page.text('staff.waiting_zero'));
    await page.user.click(screen.getByRole('checkbox', { name: page.text('staff.keepsNothing') }));
    await waitFor(async () =>
      expect((await device.database.meta.get('kiosk'))?.value).toMatchObject({ keepsDrafts: false }),
    );
    await page.press('staff.switchOff');
    await screen.findByRole('button', { name: page.text('staff.switchOn') });
    expect(await device.database.meta.get('kiosk')).toBeUndefined();
  });

  it('read what became of answers that were not taken, and what to do; nothing goes, and nothing says whose they are', async () => {
    const { page, device, world } = await tablet({ language });
    const slot = await act(() => sealed(device, world.code(), '30-39'));
    for (const st of ['closed', 'unknown', 'rekey', 'conflict', 'held'] as const) {
      await act(async () => device.database.outbox.update(slot, { st, n: 1 }));
      await openStaffPage(page);
      await typePin(page, pin);
      await page.press('staff.open');
      await screen.findByRole('heading', { name: page.text(`staff.stuck.${st}.title`).replace('{{number}}', '1') });
      expect(screen.getByText(page.text(`staff.stuck.${st}.do`))).toBeTruthy();
      expect(screen.getByText(page.text('staff.waiting_zero'))).toBeTruthy();
      expect(document.body.textContent).not.toMatch(new RegExp(`${starts[language]}|${slot.slice(0, 8)}`));
      await page.press('staff.close');
      await page.sees('start.title');
    }
    expect(await countOf(device, 'outbox')).toBe(1);
  });

  it('who forgot the PIN can only remove everything', async () => {
    const { page, device } = await tablet({ language });
    await page.press('frame.device');
    expect(screen.queryByRole('button', { name: page.text('device.erase') })).toBeNull();
    await page.press('device.staff');
    await page.press('device.erase');
    await page.press('device.eraseYes');
    await screen.findByText(page.text('device.erased'));
    await screen.findByRole('button', { name: page.text('staff.switchOn') });
    expect(await device.database.meta.toArray()).toEqual([]);
  });
});

describe('a tablet that keeps nothing', () => {
  it('says so, never says that anything is saved, and sends all the same', async () => {
    const { page, world, device } = await tablet({ keepsDrafts: false });
    expect(screen.getByText(page.text('start.nothingShared'))).toBeTruthy();
    await answer(page, world);
    await page.press('question.next');
    expect(screen.queryByText(page.text('save.saved'))).toBeNull();
    await page.skipToCheck();
    expect(screen.queryByText(page.text('save.saved'))).toBeNull();
    expect(await countOf(device, 'cells')).toBe(0);
    await page.press('check.send');
    await page.sees('receipt.title');
    expect(await world.payloadOf(world.code(), 'start')).toBeDefined();
  });
});
