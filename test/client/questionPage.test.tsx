import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type ClientScreen, clientScreen } from './clientScreen.tsx';
import { clientWorld, TestDevice } from './clientWorld.ts';
import { firstWords, toFirstQuestion } from './firstQuestion.ts';

async function answering(): Promise<ClientScreen> {
  const world = await clientWorld();
  const page = await clientScreen(new TestDevice(world));
  await toFirstQuestion(page, world.code());
  return page;
}

const heading = () => screen.getByRole('heading', { level: 1 });
const around = (page: ClientScreen) => [
  screen.getByRole('button', { name: page.text('question.next') }),
  screen.getByRole('button', { name: page.text('question.skip') }),
  screen.getByRole('button', { name: page.text('ui:frame.back') }),
  document.querySelector('main progress'),
  document.querySelector('main fieldset'),
  document.querySelector('footer'),
];

describe('from question to question', () => {
  it('what stands around the question stays; the heading is a new one and has focus; nothing is chosen yet', async () => {
    const page = await answering();
    const [before, first] = [around(page), heading()];
    await page.choose(firstWords.sv.age);
    expect(heading()).toBe(first);
    await page.press('question.next');
    expect(heading()).not.toBe(first);
    expect(document.activeElement).toBe(heading());
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
    for (const [index, element] of around(page).entries()) expect(element).toBe(before[index]);
  });

  it('a choice and "next" in one moment: the choice counts, though the page around it had not been drawn anew', async () => {
    const page = await answering();
    const first = heading();
    act(() => {
      screen.getByLabelText(firstWords.sv.age).click();
      screen.getByRole('button', { name: page.text('question.next') }).click();
    });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(heading()).not.toBe(first);
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
    await page.press('ui:frame.back');
    expect((screen.getByLabelText(firstWords.sv.age) as HTMLInputElement).checked).toBe(true);
  });

  it('an error stays with the question that it was about, and is gone when that question is seen again', async () => {
    const page = await answering();
    await page.press('question.next');
    expect(document.activeElement).toBe(screen.getByRole('alert'));
    await page.press('question.skip');
    expect(screen.queryByRole('alert')).toBeNull();
    await page.press('question.next');
    expect(document.activeElement).toBe(screen.getByRole('alert'));
    await page.press('ui:frame.back');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(document.activeElement).toBe(heading());
  });

  it('the foot of another page is a new one', async () => {
    const page = await answering();
    const [foot] = [document.querySelector('footer')];
    await page.press('frame.support');
    expect(document.querySelector('footer')).not.toBe(foot);
  });
});
