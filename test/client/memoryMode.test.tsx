// A browser that keeps nothing, or stops keeping in the middle: the way works to its end from memory, and the page says so at every step.
import 'fake-indexeddb/auto';
import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { FallbackStore } from '../../src/client/fallbackStore.ts';
import { readCell } from '../../src/client/finds.ts';
import { clientScreen } from './clientScreen.tsx';
import { type ClientWorld, clientWorld, TestDevice } from './clientWorld.ts';
import { firstWords, toFirstQuestion } from './firstQuestion.ts';

interface Kept {
  readonly device: TestDevice;
  /** What lies on the device itself, past the page. */
  readonly disk: TestDevice['database'];
}

/** `isUsable` false: a browser without IndexedDB, service worker or locks. */
function deviceWithMemory(world: ClientWorld, isUsable = true): Kept {
  const inner = new TestDevice(world);
  const store = new FallbackStore(inner.database, isUsable);
  const device = Object.assign(Object.create(inner) as TestDevice, { nowMs: inner.nowMs });
  Object.defineProperty(device, 'database', { value: store });
  return { device, disk: inner.database };
}

const arrived = async (world: ClientWorld) => (await world.payloadOf(world.code(), 'start'))?.answers ?? [];

describe('B13: a browser that keeps nothing', () => {
  it('B14: says so before anything is typed, holds the answers, sends them, and writes nothing down', async () => {
    const world = await clientWorld();
    const { device, disk } = deviceWithMemory(world, false);
    const page = await clientScreen(device);
    expect(screen.getByText(page.text('start.memory.text'))).toBeTruthy();
    await toFirstQuestion(page, world.code());
    await page.choose(firstWords.sv.age);
    expect(await screen.findByText(page.text('save.memory'))).toBeTruthy();
    expect(screen.queryByText(page.text('save.saved'))).toBeNull();
    await page.press('question.next');
    await page.skipToCheck();
    Object.assign(Object.getPrototypeOf(device) as TestDevice, { fateOf: () => 'lost' });
    await page.press('check.send');
    await page.sees('send.waitingTitle');
    expect(document.body.textContent).toContain(page.text('place.waitingMemory'));
    Object.assign(Object.getPrototypeOf(device) as TestDevice, { fateOf: () => 'through' });
    await page.press('send.again');
    await page.sees('receipt.title');
    expect((await arrived(world)).map(({ linkId }) => linkId)).toContain('age-group');
    expect([await disk.cells.count(), await disk.outbox.count(), await disk.meta.count()]).toEqual([0, 0, 0]);
  });
});

describe('B10: a connection that is lost twice', () => {
  it('leaves the answers in memory, says so, and they arrive', async () => {
    const world = await clientWorld();
    const { device, disk } = deviceWithMemory(world);
    const page = await clientScreen(device);
    await toFirstQuestion(page, world.code());
    const lost = () => {
      throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
    };
    disk.cells.hook('creating', lost);
    await page.choose(firstWords.sv.age);
    expect(await screen.findByText(page.text('save.memory'))).toBeTruthy();
    await page.press('question.next');
    await page.skipToCheck();
    await page.press('check.send');
    await page.sees('receipt.title');
    expect((await arrived(world)).map(({ linkId }) => linkId)).toContain('age-group');
    disk.cells.hook('creating').unsubscribe(lost);
    vi.mocked(console.warn).mockClear();
  });

  it('and one that is lost once is opened again: nothing is said, and the answers are saved', async () => {
    const world = await clientWorld();
    const { device, disk } = deviceWithMemory(world);
    const page = await clientScreen(device);
    await toFirstQuestion(page, world.code());
    let losses = 1;
    const lost = () => {
      losses -= 1;
      if (losses >= 0) throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
    };
    disk.cells.hook('creating', lost);
    await page.choose(firstWords.sv.age);
    await page.saved();
    expect(losses).toBeLessThan(0);
    expect(await disk.cells.count()).toBe(1);
  });
});

describe('crash-C18: no room when the answers are sealed', () => {
  it('nothing is written by halves, and they can be sent without the device; its draft becomes the sent marker', async () => {
    const world = await clientWorld();
    const { device, disk } = deviceWithMemory(world);
    const page = await clientScreen(device);
    await toFirstQuestion(page, world.code());
    await page.choose(firstWords.sv.age);
    await page.saved();
    await page.press('question.next');
    await page.skipToCheck();
    await page.saved();
    const full = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    disk.outbox.hook('creating', full);
    await page.press('check.send');
    expect(await screen.findByText(page.text('check.failed'))).toBeTruthy();
    expect([await disk.outbox.count(), await disk.cells.count()]).toEqual([0, 1]);
    await page.press('check.direct');
    await page.sees('receipt.title');
    const [cell, ...others] = await disk.cells.toArray();
    expect([others.length, await disk.outbox.count()]).toEqual([0, 0]);
    expect(readCell(cell?.blob, world.slotKeys(world.code(), 'start').cellKey)?.state).toBe('sent');
  });
});
