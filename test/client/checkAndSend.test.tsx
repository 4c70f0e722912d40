import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { clientScreen } from './clientScreen.tsx';
import { clientWorld, TestDevice } from './clientWorld.ts';
import { sealed, sentForm } from './fillFor.ts';
import { firstWords, toFirstQuestion } from './firstQuestion.ts';

describe('sending', () => {
  it('says that the answers wait when there is no network, and lets them be changed until a byte has left', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const page = await clientScreen(device);
    await toFirstQuestion(page, world.code());
    await page.choose(firstWords.sv.age);
    await page.press('question.next');
    await page.skipToCheck();
    device.goOffline();
    // The tag was seen, so the envelope itself is tried: from then on it is frozen.
    await page.press('check.send');
    await page.sees('send.waitingTitle');
    expect(screen.queryByRole('button', { name: page.text('send.change') })).toBeNull();
    expect(await device.database.outbox.count()).toBe(1);
    device.goOnline();
    await page.press('send.again');
    await page.sees('receipt.title');
  });

  it.each([
    [false, 'send.stillOffline'],
    [true, 'send.stillUnreached'],
  ] as const)('tells what became of each further attempt, with the heading (network: %s)', async (isOnline, key) => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const page = await clientScreen(device);
    await toFirstQuestion(page, world.code());
    await page.skipToCheck();
    device.goOffline();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline);
    await page.press('check.send');
    await page.sees('send.waitingTitle');
    const heading = () => screen.getByRole('heading', { level: 1, name: page.text('send.waitingTitle') });
    const told = () => document.getElementById(heading().getAttribute('aria-describedby') ?? '')?.textContent;
    expect(told()).toBe(page.text('send.unreached'));
    for (const number of ['2', '3']) {
      await page.press('send.again');
      await waitFor(() => expect(told()).toBe(page.text(key).replace('{{number}}', number)));
      await waitFor(() => expect(document.activeElement).toBe(heading()));
    }
  });

  it('tells a conflict calmly and keeps the answers', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const page = await clientScreen(device);
    await toFirstQuestion(page, world.code());
    await page.choose(firstWords.sv.age);
    await page.press('question.next');
    await page.skipToCheck();
    await act(async () => {
      await sentForm(new TestDevice(world), world.code(), '30-39');
    });
    await page.press('check.send');
    await page.sees('unsent.conflict.title');
    expect(await device.database.cells.count()).toBe(1);
  });

  it('shows what waits and what was sent under the code, and sends what waits by itself', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    await sealed(device, world.code(), '30-39');
    const page = await clientScreen(device);
    await waitFor(async () => expect(await device.database.outbox.count()).toBe(0));
    await page.enterCode(world.code());
    await page.sees('occasion.title');
    expect(screen.getByRole('radio', { name: new RegExp(firstWords.sv.start) })).toBeTruthy();
    expect(document.body.textContent).toMatch(/Skickat\. Kvitto [0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(await world.payloadOf(world.code(), 'start')).toBeDefined();
  });
});

describe('the check page', () => {
  it('changes one answer and returns, asking first what the change brought up', async () => {
    const world = await clientWorld();
    const page = await clientScreen(new TestDevice(world));
    await toFirstQuestion(page, world.code());
    await page.skipToCheck();
    const row = screen.getByText('Har du någon gång betalat för sexuella tjänster?', { selector: 'dt' }).closest('div');
    if (row === null) throw new Error('the row is there');
    await page.user.click(within(row).getByRole('button', { name: /Ändra/ }));
    await page.choose('Ja');
    await page.press('question.done');
    await page.seesHeading('När betalade du senast för sexuella tjänster?');
    await page.skipToCheck();
  });

  it('goes on from the row that was changed, and tells the new answer with it', async () => {
    const world = await clientWorld();
    const page = await clientScreen(new TestDevice(world));
    await toFirstQuestion(page, world.code());
    await page.skipToCheck();
    expect(document.activeElement?.tagName).toBe('H1');
    const changeOf = () => screen.getByRole('button', { name: 'Ändra Har du barn?' });
    const told = () => document.getElementById(changeOf().getAttribute('aria-describedby') ?? '')?.textContent;
    expect(told()).toBeUndefined();
    await page.user.click(changeOf());
    await page.choose('Ja');
    await page.press('question.done');
    await page.sees('check.title');
    await waitFor(() => expect(document.activeElement).toBe(changeOf()));
    expect(told()).toBe('Ja');
    // Without an answer, too: Back leads to the same row.
    await page.user.click(changeOf());
    await page.user.click(screen.getByRole('button', { name: page.text('ui:frame.back') }));
    await waitFor(() => expect(document.activeElement).toBe(changeOf()));
  });
});
