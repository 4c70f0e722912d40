import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { leaveFor } from '../../src/client/quickExit.ts';
import { type ClientScreen, clientScreen } from './clientScreen.tsx';
import { clientWorld, TestDevice } from './clientWorld.ts';

let visibility: DocumentVisibilityState = 'visible';

beforeEach(() => {
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  history.replaceState(null, '', '/');
});

async function answering(): Promise<{ page: ClientScreen; device: TestDevice }> {
  const world = await clientWorld();
  const device = new TestDevice(world);
  const page = await clientScreen(device);
  await page.enterCode(world.code());
  await page.chooseOccasion('Start av behandlingen');
  await page.press('aboutAnswers.begin');
  await page.choose('40–49 år');
  await page.saved();
  return { page, device };
}

function turn(state: DocumentVisibilityState): void {
  visibility = state;
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

function pressShift(): void {
  fireEvent.keyDown(document.body, { key: 'Shift' });
  fireEvent.keyUp(document.body, { key: 'Shift' });
}

describe('out of sight', () => {
  it('I11: is covered at once and shown again within two minutes', async () => {
    const { page, device } = await answering();
    turn('hidden');
    expect(screen.queryByRole('heading')).toBeNull();
    device.clockMs += 119_000;
    turn('visible');
    await page.seesHeading('Hur gammal är du?');
    expect(screen.getByRole('radio', { name: '40–49 år', checked: true })).toBeTruthy();
  });

  it('I11: is locked after two minutes: the start page, no answer in the page', async () => {
    const { page, device } = await answering();
    turn('hidden');
    device.clockMs += 121_000;
    turn('visible');
    await page.sees('start.title');
    expect(document.body.textContent).not.toContain('Hur gammal');
  });

  it('is locked when the clock ran backwards', async () => {
    const { page, device } = await answering();
    turn('hidden');
    device.clockMs -= 1;
    turn('visible');
    await page.sees('start.title');
  });

  it('I04: is emptied before the browser puts the page away', async () => {
    const { page } = await answering();
    act(() => {
      globalThis.dispatchEvent(new Event('pagehide'));
    });
    expect(document.body.textContent).not.toContain('Hur gammal');
    await page.sees('start.title');
  });

  it('loses nothing that was chosen', async () => {
    const { page, device } = await answering();
    act(() => {
      globalThis.dispatchEvent(new Event('pagehide'));
    });
    await page.sees('start.title');
    await act(async () => expect(await device.database.cells.count()).toBe(1));
  });
});

describe('the quick exit', () => {
  it('I05: is first in the tab order and a real link', async () => {
    const page = await clientScreen(new TestDevice(await clientWorld()));
    await page.user.tab();
    expect(document.activeElement?.textContent).toBe(page.text('exit.button'));
    expect(document.activeElement?.tagName).toBe('A');
    expect(await screen.findByRole('link', { name: page.text('exit.button') })).toBeTruthy();
  });

  it('I01: empties the page in the same moment', async () => {
    const { page } = await answering();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await page.user.click(screen.getByRole('link', { name: page.text('exit.button') }));
    expect(document.body.textContent).not.toContain('Hur gammal');
    expect(screen.getByRole('status').textContent).toBe(page.text('exit.left'));
  });

  it('I01: is left for by Shift three times, and not by Shift with a letter between', async () => {
    const { page } = await answering();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    pressShift();
    pressShift();
    fireEvent.keyDown(document.body, { key: 'A', shiftKey: true });
    pressShift();
    expect(document.body.textContent).toContain('Hur gammal');
    pressShift();
    act(pressShift);
    expect(document.body.textContent).not.toContain('Hur gammal');
    expect(screen.getByText(page.text('exit.left'))).toBeTruthy();
  });

  it('I02: goes to the clinic’s neutral page, and stays on its own when there is none, no network, it is installed or shared', () => {
    const replace = vi.fn();
    const online = { isOnline: true, isInstalled: false, isShared: false, replace };
    expect(leaveFor('https://www.example.org/', online)).toBe(true);
    expect(replace).toHaveBeenCalledExactlyOnceWith('https://www.example.org/');
    expect(leaveFor(undefined, online)).toBe(false);
    expect(leaveFor('https://www.example.org/', { ...online, isOnline: false })).toBe(false);
    expect(leaveFor('https://www.example.org/', { ...online, isInstalled: true })).toBe(false);
    expect(leaveFor('https://www.example.org/', { ...online, isShared: true })).toBe(false);
    expect(replace).toHaveBeenCalledTimes(1);
  });
});

describe('the history', () => {
  it('I07: holds one extra entry at most, with the same address, and Back goes to the previous question', async () => {
    const before = history.length;
    const { page } = await answering();
    await page.press('question.next');
    await page.seesHeading('Vilket kön har du?');
    expect(history.length - before).toBeLessThanOrEqual(1);
    expect(location.pathname + location.search + location.hash).toBe('/');
    act(() => {
      history.back();
    });
    await page.seesHeading('Hur gammal är du?');
  });

  it('throws nobody back who was quicker than the browser at a step that the page takes by itself', async () => {
    // As a reload in the middle of a form leaves it.
    history.pushState(1, '', '/');
    const takeStep = history.back.bind(history);
    const back = vi.spyOn(history, 'back').mockImplementation(() => undefined);
    const page = await clientScreen(new TestDevice(await clientWorld()));
    expect(back).toHaveBeenCalledOnce();
    await page.press('start.begin');
    await act(async () => {
      const stepped = new Promise((resolve) => globalThis.addEventListener('popstate', resolve, { once: true }));
      takeStep();
      await stepped;
    });
    await page.sees('code.title');
    await waitFor(() => expect(history.state).toBe(1));
    expect(screen.getByRole('textbox', { name: page.text('code.title') })).toBeTruthy();
  });

  it('takes back a step forward from the start page, so that the next Back is not an empty one', async () => {
    const page = await clientScreen(new TestDevice(await clientWorld()));
    await page.press('start.begin');
    await page.sees('code.title');
    await page.press('ui:frame.back');
    await page.sees('start.title');
    await waitFor(() => expect(history.state).not.toBe(1));
    const landed: unknown[] = [];
    const watch = () => landed.push(history.state);
    globalThis.addEventListener('popstate', watch);
    act(() => history.forward());
    await waitFor(() => expect(landed).toHaveLength(2));
    globalThis.removeEventListener('popstate', watch);
    expect(landed).toEqual([1, null]);
    await page.sees('start.title');
    await page.press('start.begin');
    act(() => history.back());
    await page.sees('start.title');
  });

  it('I14: drops what stands after the slash unread', async () => {
    history.replaceState(null, '', '/?code=ABCD#x');
    await clientScreen(new TestDevice(await clientWorld()));
    expect(location.href.endsWith('/')).toBe(true);
  });
});
