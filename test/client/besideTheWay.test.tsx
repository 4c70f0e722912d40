// The pages at the foot of every page lie beside the way: what was chosen or typed is found again behind them, and goes with its step.
import { act, screen, waitFor } from '@testing-library/react';
import { flushSync } from 'react-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { switchKioskOn } from '../../src/client/kioskMode.ts';
import { type ClientScreen, clientScreen } from './clientScreen.tsx';
import { clientWorld, random, TestDevice } from './clientWorld.ts';
import { firstWords, toFirstQuestion } from './firstQuestion.ts';
import { answer } from './tabletSteps.ts';

let visibility: DocumentVisibilityState = 'visible';

beforeEach(() => {
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  vi.useRealTimers();
  history.replaceState(null, '', '/');
});

async function opened({ isShared = false } = {}) {
  const world = await clientWorld();
  const device = new TestDevice(world);
  const settings = { keepsDrafts: true, language: 'sv', salt: random(16), pinHash: random(32) } as const;
  if (isShared) await switchKioskOn(device, settings);
  const page = await clientScreen(device);
  if (isShared) await screen.findByText(page.text('start.shared'));
  return { world, device, page };
}

const field = (page: ClientScreen, key: string) =>
  screen.getByRole<HTMLInputElement>('textbox', { name: page.text(key) });

async function typeHalf(page: ClientScreen): Promise<void> {
  await page.press('start.begin');
  await page.user.type(field(page, 'code.title'), 'ABCDEF');
  await page.user.click(screen.getByRole('checkbox', { name: page.text('code.hide') }));
}

/** To the support lines and back, and to another page and back by the browser's way. */
async function lookAside(page: ClientScreen): Promise<void> {
  await page.press('frame.support');
  await page.sees('support.title');
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  await page.press('support.return');
  await page.press('frame.access');
  await page.sees('access.title');
  await page.press('ui:frame.back');
}

const everythingIn = () =>
  document.body.innerHTML + [...document.querySelectorAll('input')].map(({ value }) => value).join(' ');

function turn(state: DocumentVisibilityState): void {
  visibility = state;
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

describe('behind the pages at the foot', () => {
  it('a half-typed code stands in its field, hidden as it was', async () => {
    const { page } = await opened();
    await typeHalf(page);
    await lookAside(page);
    expect(field(page, 'code.title').value).toBe('ABCD-EF');
    expect(screen.getByRole('checkbox', { name: page.text('code.hide'), checked: true })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  });

  it('a code that is typed once more stands in its field', async () => {
    const { world, device, page } = await opened();
    await page.enterCode(world.code());
    await page.sees('occasion.title');
    await page.press('ui:frame.back');
    device.goOffline();
    await page.user.click(field(page, 'code.title'));
    await page.user.paste(world.code(1));
    await page.press('code.continue');
    await page.chooseOccasion(firstWords.sv.start);
    await page.sees('confirmCode.title');
    await page.user.type(field(page, 'confirmCode.title'), 'ABCDEF');
    await lookAside(page);
    expect(field(page, 'confirmCode.title').value).toBe('ABCD-EF');
  });

  it('the occasion that was chosen is chosen, and goes on', async () => {
    const { world, page } = await opened();
    await page.enterCode(world.code());
    await page.sees('occasion.title');
    await page.choose(firstWords.sv.start);
    await lookAside(page);
    expect(screen.getByRole('radio', { name: firstWords.sv.start, checked: true })).toBeTruthy();
    await page.press('occasion.continue');
    await page.sees('aboutAnswers.title');
  });

  it('what a question has said is not said again', async () => {
    const { world, page } = await opened();
    await toFirstQuestion(page, world.code());
    await page.choose(firstWords.sv.age);
    const said = () => screen.queryAllByRole('status').map(({ textContent }) => textContent);
    await waitFor(() => expect(said()).toContain(page.text('save.saved')));
    await lookAside(page);
    expect(said()).not.toContain(page.text('save.saved'));
    expect(screen.getByText(page.text('save.saved'))).toBeTruthy();
  });

  it('a question keeps the answer that "prefer not to answer" stands for', async () => {
    const { world, page } = await opened();
    await toFirstQuestion(page, world.code());
    const decline = () => page.user.click(screen.getByRole('checkbox', { name: page.text('ui:question.decline') }));
    await page.choose(firstWords.sv.age);
    await decline();
    await lookAside(page);
    await decline();
    expect(screen.getByRole('radio', { name: firstWords.sv.age, checked: true })).toBeTruthy();
  });

  it('what was refused is still said, and each page begins at its heading', async () => {
    const { page } = await opened();
    await typeHalf(page);
    await page.press('code.continue');
    expect(document.activeElement).toBe(screen.getByRole('alert'));
    // As a screen reader presses: focus stays where it was.
    act(() => screen.getByRole('button', { name: page.text('frame.support') }).click());
    await page.sees('support.title');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    await page.press('support.return');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    expect(screen.getByRole('alert').textContent).toContain(page.text('code.refused'));
    await page.press('code.continue');
    expect(document.activeElement).toBe(screen.getByRole('alert'));
  });

  it('what was unfolded on the check page is unfolded', async () => {
    const { world, page } = await opened();
    await toFirstQuestion(page, world.code());
    await page.skipToCheck();
    await page.user.click(screen.getByText(page.text('check.aboutTitle')));
    await lookAside(page);
    expect(document.querySelector('details')?.open).toBe(true);
  });

  it('a tablet that was asked to stay open stays open', async () => {
    const { world, page } = await opened({ isShared: true });
    await answer(page, world);
    await page.press('question.next');
    await page.skipToCheck();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await page.press('check.send');
    await page.sees('receipt.title');
    await page.press('closing.hold');
    await lookAside(page);
    act(() => vi.advanceTimersByTime(60_000));
    await page.sees('receipt.title');
  });
});

describe('nothing waits behind them for somebody else', () => {
  it('a code typed on a shared tablet is gone', async () => {
    const { page } = await opened({ isShared: true });
    await typeHalf(page);
    await page.press('frame.support');
    expect(everythingIn()).not.toContain('ABCD');
    await page.press('support.return');
    expect(field(page, 'code.title').value).toBe('');
  });

  it.each([
    ['out of sight for two minutes', () => turn('hidden')],
    ['put away', () => act(() => void globalThis.dispatchEvent(new Event('pagehide')))],
    ['left', () => act(() => screen.getByRole('link', { name: 'Lämna sidan' }).click())],
  ])('when the page is %s nothing of it is left in the document', async (_, leave) => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { device, page } = await opened();
    await typeHalf(page);
    await page.press('frame.support');
    await page.sees('support.title');
    expect(everythingIn()).toContain('ABCD-EF');
    leave();
    if (visibility === 'hidden') {
      device.clockMs += 121_000;
      turn('visible');
    }
    expect(everythingIn()).not.toContain('ABCD');
  });

  it('when another page takes the place of its step at once, as that for staff does', async () => {
    const { page } = await opened();
    await typeHalf(page);
    await page.press('frame.device');
    await page.sees('device.title');
    act(() => {
      flushSync(() => screen.getByRole('button', { name: page.text('device.staff') }).click());
      // In the same moment, not when the browser has time for what nobody sees.
      expect(everythingIn()).not.toContain('ABCD');
    });
    await page.press('staff.close');
    await page.sees('start.title');
    await page.press('start.begin');
    expect(field(page, 'code.title').value).toBe('');
  });
});
