import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Delivery } from '../../src/client/delivery.ts';
import { DeliveryRounds } from '../../src/client/deliveryRounds.ts';
import type { Device } from '../../src/client/device.ts';

const hourMs = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A device of which the rounds ask for the outbox and the time alone; `look` is each look at the outbox. */
function rounds(deliver: (slot: string) => Promise<Delivery>) {
  const look = vi.fn(async () => [
    { slot: 'a', st: 'ready' },
    { slot: 'b', st: 'tried' },
  ]);
  const device = {
    database: { outbox: { toArray: look } },
    nowMs: () => Date.now(),
    randomBytes: (length: number) => new Uint8Array(length),
  } as unknown as Device;
  return { look, rounds: new DeliveryRounds(device, (_device, slot) => deliver(slot)) };
}

it('one envelope that the storage refuses keeps neither the others nor the next round', async () => {
  const tried: string[] = [];
  const { rounds: going } = rounds(async (slot) => {
    tried.push(slot);
    if (slot === 'a') throw new Error('storage');
    return { outcome: 'waiting' };
  });
  const end = going.start();
  await vi.advanceTimersByTimeAsync(hourMs);
  end();
  expect(tried.slice(0, 4)).toEqual(['a', 'b', 'a', 'b']);
});

it('a look at the outbox that fails once is made again, after a rest that grows', async () => {
  const { rounds: going, look } = rounds(async () => ({ outcome: 'waiting' }));
  look.mockRejectedValue(new Error('storage'));
  const end = going.start();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(look).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(hourMs);
  const inAnHour = look.mock.calls.length;
  expect(inAnHour).toBeGreaterThan(2);
  expect(inAnHour).toBeLessThan(20);
  end();
  await vi.advanceTimersByTimeAsync(5 * hourMs);
  expect(look).toHaveBeenCalledTimes(inAnHour);
});

it('once everything was removed nothing looks, until something is sent again', async () => {
  const { rounds: going, look } = rounds(async () => ({ outcome: 'waiting' }));
  const end = going.start();
  await vi.advanceTimersByTimeAsync(1_000);
  going.fallSilent();
  const before = look.mock.calls.length;
  await vi.advanceTimersByTimeAsync(10_000);
  document.dispatchEvent(new Event('visibilitychange'));
  globalThis.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(5 * hourMs);
  expect(look).toHaveBeenCalledTimes(before);
  await going.sendNow('a');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(look.mock.calls.length).toBeGreaterThan(before);
  end();
});
