// What a screen reader says of leaving: the cover has words and takes the focus, the presses of Shift are counted aloud,
// and nothing on these pages is at fault by axe.
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { axeFindings } from '../support/axeFindings.ts';
import { clientScreen } from './clientScreen.tsx';
import { clientWorld, TestDevice } from './clientWorld.ts';

/** Never fetched a profile: there is no address to go to, so the page's own neutral face stays. */
async function pageWithoutAddress(language: 'sv' | 'en') {
  const device = new TestDevice(await clientWorld());
  device.goOffline();
  const page = await clientScreen(device, language);
  await page.sees('start.title');
  // The name of the window is in the built document, which is not here.
  document.title = 'Avstämning';
  return page;
}

function spoken(): readonly string[] {
  return screen.getAllByRole('status').map((region) => region.textContent ?? '');
}

describe.each(['sv', 'en'] as const)('I06: leaving (%s)', (language) => {
  it('is announced, and the focus moves to what is left', async () => {
    const page = await pageWithoutAddress(language);
    await page.user.click(screen.getByRole('link', { name: page.text('exit.button') }));
    expect(spoken()).toEqual([page.text('exit.left')]);
    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(screen.queryByRole('heading', { level: 1, name: page.text('start.title') })).toBeNull();
    expect(await axeFindings()).toEqual([]);
    await page.press('exit.return');
    await page.sees('start.title');
  });

  it('counts the presses of Shift aloud, and says when the time for it is over', async () => {
    const page = await pageWithoutAddress(language);
    const count = (plural: 'one' | 'other', left: number) =>
      page.text(`exit.count_${plural}`).replace('{{count}}', String(left));
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    pressShift();
    expect(spoken()).toContain(count('other', 2));
    pressShift();
    expect(spoken()).toContain(count('one', 1));
    act(() => void vi.advanceTimersByTime(5_001));
    expect(spoken()).toContain(page.text('exit.expired'));
    act(() => void vi.advanceTimersByTime(5_001));
    expect(spoken()).not.toContain(page.text('exit.expired'));
    pressShift();
    act(() => void vi.advanceTimersByTime(5_001));
    expect(spoken()).toContain(page.text('exit.expired'));
    fireEvent.keyDown(document.body, { key: 'Tab' });
    expect(spoken()).not.toContain(page.text('exit.expired'));
    vi.useRealTimers();
    expect(await axeFindings()).toEqual([]);
  });

  it('counts the presses of Shift in an open dialog, goes on with those from before it, and leaves from there', async () => {
    const page = await pageWithoutAddress(language);
    const count = page.text('exit.count_one').replace('{{count}}', '1');
    await page.press('frame.device');
    await page.press('device.erase');
    const dialog = await screen.findByRole('dialog');
    // The dialog makes everything around it unheard: what is said must be said inside it.
    expect(within(dialog).getByRole('status').textContent).toBe('');
    pressShift();
    pressShift();
    expect(within(dialog).getByRole('status').textContent).toBe(count);
    expect(await act(axeFindings)).toEqual([]);
    // Axe may have taken longer than a count lasts: it begins anew.
    fireEvent.keyDown(document.body, { key: 'Tab' });
    pressShift();
    pressShift();
    await page.press('device.eraseNo');
    act(pressShift);
    expect(spoken()).toEqual([page.text('exit.left')]);
    expect(document.activeElement).toBe(screen.getByRole('main'));
    await page.press('exit.return');
    await page.press('frame.device');
    await page.press('device.erase');
    for (const press of [pressShift, pressShift, pressShift]) act(press);
    expect(spoken()).toEqual([page.text('exit.left')]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

function pressShift(): void {
  fireEvent.keyDown(document.body, { key: 'Shift' });
  fireEvent.keyUp(document.body, { key: 'Shift' });
}

it('I06: a page that is covered while it is out of sight shows and says its name alone', async () => {
  const page = await pageWithoutAddress('sv');
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(screen.queryAllByRole('heading', { level: 1 })).toEqual([]);
  expect(screen.queryByText(page.text('start.lead'))?.closest('[hidden]')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  visibility.mockReturnValue('visible');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await page.sees('start.title');
});
