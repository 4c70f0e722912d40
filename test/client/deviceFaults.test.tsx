// A device that is full, loses its database or is taken over by a newer page, in the middle of a form: nothing is lost that
// was on the screen, and nothing fails in silence. (In a real browser: test/full/deviceStorage.test.ts.)
import 'fake-indexeddb/auto';
import { act, screen, waitFor } from '@testing-library/react';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deliver } from '../../src/client/delivery.ts';
import type { Code } from '../../src/core/code.ts';
import { formatCode } from '../../src/core/code.ts';
import { type ClientScreen, clientScreen } from './clientScreen.tsx';
import { type ClientWorld, clientWorld, TestDevice } from './clientWorld.ts';
import { savedDraft, sealed } from './fillFor.ts';

const start = 'Start av behandlingen';
const age = '40–49 år';
const quota = () => {
  throw new DOMException('', 'QuotaExceededError');
};

async function toFirstQuestion(page: ClientScreen, code: Code, occasion = start): Promise<void> {
  await page.enterCode(code);
  await page.chooseOccasion(occasion);
  await page.sees('aboutAnswers.title');
  await page.press('aboutAnswers.begin');
}

async function answering(occasion = start): Promise<{ world: ClientWorld; device: TestDevice; page: ClientScreen }> {
  const world = await clientWorld();
  const device = new TestDevice(world);
  const page = await clientScreen(device);
  await toFirstQuestion(page, world.code(), occasion);
  return { world, device, page };
}

afterEach(() => vi.restoreAllMocks());

describe('B09: a device without room', () => {
  it('is told while answering, the answers stay on the page, and saving again works', async () => {
    const { world, device, page } = await answering();
    device.database.cells.hook('creating', quota);
    await page.choose(age);
    expect((await screen.findByRole('alert')).textContent).toContain(page.text('save.failedTitle'));
    expect(screen.queryByText(page.text('save.saved'))).toBeNull();
    device.database.cells.hook('creating').unsubscribe(quota);
    await page.press('save.again');
    await page.saved();
    expect(screen.getByRole('radio', { name: age, checked: true })).toBeTruthy();
    const { session } = await savedDraft(new TestDevice(world, device.database.name), world.code(), '40-49');
    expect(session.choices.length).toBeGreaterThan(0);
  });

  it('is written to again by going on, though the answer is the same; what is saved is not written twice', async () => {
    const { device, page } = await answering();
    const written = vi.fn();
    device.database.cells.hook('updating', () => written());
    device.database.cells.hook('creating', quota);
    await page.choose(age);
    await screen.findByRole('alert');
    device.database.cells.hook('creating').unsubscribe(quota);
    await page.press('question.next');
    await page.saved();
    expect(await device.database.cells.count()).toBe(1);
    await page.press('question.skip');
    await page.saved();
    const before = written.mock.calls.length;
    expect(before).toBe(1);
    await page.press('ui:frame.back');
    await page.press('ui:frame.back');
    await page.press('question.next');
    await page.press('ui:frame.back');
    expect(screen.getByRole('radio', { name: age, checked: true })).toBeTruthy();
    // What is being written does not count as saved.
    await page.saved();
    expect(written.mock.calls.length).toBe(before);
  });

  it('seals nothing by halves: the draft stays, it is told, and sending again works', async () => {
    const { world, device, page } = await answering();
    await page.choose(age);
    await page.saved();
    await page.press('question.next');
    await page.skipToCheck();
    device.database.outbox.hook('creating', quota);
    await page.press('check.send');
    expect((await screen.findByRole('alert')).textContent).toContain(page.text('check.failed'));
    expect([await device.database.outbox.count(), await device.database.cells.count()]).toEqual([0, 1]);
    device.database.outbox.hook('creating').unsubscribe(quota);
    await page.press('check.send');
    await page.sees('receipt.title');
    expect(await world.payloadOf(world.code(), 'start')).toBeDefined();
  });

  it('keeps envelope and draft when the receipt cannot be written down, and asks again', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '40-49');
    device.database.cells.hook('updating', quota);
    await expect(deliver(device, slot, 'asked')).rejects.toThrow();
    expect(await device.database.outbox.get(slot)).toMatchObject({ st: 'tried', n: 1 });
    expect(await device.database.cells.count()).toBe(1);
    device.database.cells.hook('updating').unsubscribe(quota);
    expect((await deliver(device, slot, 'asked')).outcome).toBe('sent');
    expect(await device.database.outbox.count()).toBe(0);
  });
});

describe('B10: a lost database connection', () => {
  // Dexie takes the connection's own function when it opens, so the fault lies in wait from the beginning.
  let losses = 0;
  beforeEach(() => {
    losses = 0;
    const { transaction } = IDBDatabase.prototype;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
      if (losses === 0) return Reflect.apply(transaction, this, args) as IDBTransaction;
      losses -= 1;
      throw new DOMException('Connection to Indexed Database server lost.', 'InvalidStateError');
    });
  });

  it('is opened again, and the save is repeated', async () => {
    const { world, device, page } = await answering();
    losses = 1;
    await page.choose(age);
    await page.saved();
    expect(await device.database.cells.count()).toBe(1);
    await expect(savedDraft(device, world.code(), '40-49')).resolves.toBeDefined();
    // Dexie’s own word on it.
    expect(vi.mocked(console.warn).mock.calls).toEqual([[expect.stringMatching(/reopen/)]]);
    vi.mocked(console.warn).mockClear();
  });

  it('that stays lost is told, and the answers stay on the page', async () => {
    const { page } = await answering();
    losses = Number.POSITIVE_INFINITY;
    await page.choose(age);
    expect((await screen.findByRole('alert')).textContent).toContain(page.text('save.failed'));
    expect(screen.getByRole('radio', { name: age, checked: true })).toBeTruthy();
    vi.mocked(console.warn).mockClear();
  });
});

describe('B08: a database that vanishes while a form is open', () => {
  it('is made anew by the next save, and the answers arrive', async () => {
    const { world, device, page } = await answering();
    await page.choose(age);
    await page.saved();
    await device.database.delete({ disableAutoOpen: false });
    await page.press('question.next');
    await page.choose('Man');
    await page.press('question.next');
    await waitFor(async () => expect(await device.database.cells.count()).toBe(1));
    await page.skipToCheck();
    await page.press('check.send');
    await page.sees('receipt.title');
    const answers = (await world.payloadOf(world.code(), 'start'))?.answers ?? [];
    expect(answers.map(({ linkId }) => linkId)).toEqual(expect.arrayContaining(['age-group', 'gender']));
  });

  it('loses nothing when it happens right before sending', async () => {
    const { world, device, page } = await answering();
    await page.choose(age);
    await page.press('question.next');
    await page.skipToCheck();
    await page.saved();
    await device.database.delete({ disableAutoOpen: false });
    await page.press('check.send');
    await page.sees('receipt.title');
    expect(await world.payloadOf(world.code(), 'start')).toBeDefined();
  });
});

describe('a newer page', () => {
  it('B11: leaves a database that this page does not open: it asks to be loaded again, and deletes nothing', async () => {
    const world = await clientWorld();
    const name = 'newer';
    const old = new TestDevice(world, name);
    await savedDraft(old, world.code(), '40-49');
    old.database.close();
    const newer = new Dexie(name);
    newer.version(2).stores({ cells: 'id', outbox: 'slot', meta: 'k', more: 'x' });
    await newer.open();
    newer.close();
    const page = await clientScreen(new TestDevice(world, name));
    await page.enterCode(world.code());
    await page.sees('stopped.outdated.title');
    expect(screen.getByRole('button', { name: page.text('stopped.way.reload') })).toBeTruthy();
    await newer.open();
    expect([newer.verno, await newer.table('cells').count(), await newer.table('meta').count()]).toEqual([2, 1, 2]);
    newer.close();
  });

  it('B12: that wants the database in the middle of a form gets it: what was typed is saved first, the keys are gone', async () => {
    const { device, page } = await answering();
    await page.choose(age);
    const newer = new Dexie(device.database.name);
    newer.version(2).stores({ cells: 'id', outbox: 'slot', meta: 'k' });
    await act(async () => {
      await newer.open();
      await waitFor(() => expect(device.database.isOpen()).toBe(false));
    });
    await page.sees('stopped.outdated.title');
    expect(screen.queryByRole('radio')).toBeNull();
    expect(await newer.table('cells').count()).toBe(1);
    newer.close();
    vi.mocked(console.warn).mockClear();
  });
});

describe('B16: two pages without Web Locks', () => {
  it('the stale one is told that it no longer saves, and the newer answers stay', async () => {
    const { world, device, page } = await answering();
    await page.choose(age);
    await page.saved();
    const other = new TestDevice(world, device.database.name);
    await savedDraft(other, world.code(), '18-24');
    const newest = await device.database.cells.toArray();
    await page.press('question.next');
    await page.choose('Man');
    expect((await screen.findByRole('alert')).textContent).toContain(page.text('save.elsewhere'));
    await page.skipToCheck();
    await page.press('check.send');
    await page.sees('stopped.elsewhere.title');
    expect(await device.database.cells.toArray()).toEqual(newest);
    expect(await device.database.outbox.count()).toBe(0);
  });
});

describe('A12: a code in an answer', () => {
  it('is warned about as soon as it stands there, and does not stop anybody', async () => {
    const { world, page } = await answering('Slut av behandlingen');
    while (screen.queryByRole('textbox') === null) await page.press('question.skip');
    const field = screen.getByRole('textbox');
    await page.user.type(field, `min kod ${formatCode(world.code(1))} `);
    expect(screen.queryByText(page.text('question.codeInAnswer'))).toBeNull();
    await page.user.clear(field);
    await page.user.click(field);
    await page.user.paste(`min kod är ${formatCode(world.code()).toLowerCase()}.`);
    expect(await screen.findByText(page.text('question.codeInAnswer'))).toBeTruthy();
    await page.press('question.next');
    expect(screen.queryByText(page.text('question.codeInAnswer'))).toBeNull();
    expect(screen.queryByDisplayValue(/min kod/)).toBeNull();
  });
});
