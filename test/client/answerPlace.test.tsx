// Where the answers are is told on every page that has them: quietly, in one line, and to a screen reader once.
import { screen } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { clientScreen } from './clientScreen.tsx';
import { clientWorld, TestDevice } from './clientWorld.ts';
import { savedDraft } from './fillFor.ts';
import { firstWords, toFirstQuestion } from './firstQuestion.ts';

const spoken = () => screen.queryAllByRole('status').map((region) => region.textContent);

describe.each(['sv', 'en'] as const)('while answering (%s)', (language) => {
  it('the page says that the answers are only here, from the first save on, and says it aloud once', async () => {
    const world = await clientWorld();
    const page = await clientScreen(new TestDevice(world), language);
    await toFirstQuestion(page, world.code());
    const words = page.text('save.onlyHere');
    expect(screen.queryByText(words)).toBeNull();
    await page.choose(firstWords[language].age);
    await page.saved();
    expect(spoken()).toContain(words);
    const said: (string | null)[] = [];
    const watch = new MutationObserver((changes) => said.push(...changes.map(({ target }) => target.textContent)));
    for (const region of screen.getAllByRole('status')) {
      watch.observe(region, { childList: true, characterData: true, subtree: true });
    }
    await page.press('question.next');
    await page.press('question.skip');
    await page.press('ui:frame.back');
    await page.saved();
    watch.disconnect();
    expect(said).not.toContain(words);
    expect(document.querySelectorAll('.saved-state')[0]?.textContent).toBe(words);
    // Nor when the page comes anew from another one.
    await page.press('frame.support');
    await page.press('support.return');
    expect(spoken()).not.toContain(words);
    expect(screen.getByText(words)).toBeTruthy();
  });
});

it('a draft that waits is told with its day and with what the browser has promised, and then quietly again', async () => {
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.stubGlobal('navigator', { ...navigator, storage: { persisted: async () => true, persist: async () => true } });
  const world = await clientWorld();
  const device = new TestDevice(world);
  (await savedDraft(device, world.code(), '30-39')).form.release();
  const page = await clientScreen(device);
  await page.enterCode(world.code());
  await page.sees('resume.title');
  expect(screen.getByText(page.text('place.deviceSince').replace('{{day}}', '9 september 2026'))).toBeTruthy();
  expect(await screen.findByText(page.text('device.persistent'))).toBeTruthy();
  await page.press('resume.continue');
  await screen.findByRole('button', { name: page.text('question.skip') });
  expect(screen.getByText(page.text('save.onlyHere'))).toBeTruthy();
  expect(spoken()).not.toContain(page.text('save.onlyHere'));
});
