import { describe, expect, it, vi } from 'vitest';
import { deliver } from '../../src/client/delivery.ts';
import { DeliveryRounds } from '../../src/client/deliveryRounds.ts';
import { kioskSettings } from '../../src/client/kioskMode.ts';
import { checkPin, isPin } from '../../src/client/kioskPin.ts';
import { staffActions } from '../../src/client/staffActions.ts';
import { clientWorld, TestDevice } from './clientWorld.ts';
import { sealed } from './fillFor.ts';

const pin = '135790';

async function lockedTablet() {
  const world = await clientWorld();
  const device = new TestDevice(world);
  const staff = staffActions(device, new DeliveryRounds(device, deliver), 'sv', async () => undefined);
  await staff.switchOn(pin, true);
  return { world, device, staff };
}

describe('a PIN', () => {
  it('has six to ten digits', () => {
    expect(['123456', '1234567890'].every(isPin)).toBe(true);
    expect(['', '12345', '12345678901', '12345a', ' 123456', '１２３４５６'].some(isPin)).toBe(false);
  });

  it('opens, and no other does', async () => {
    const { device } = await lockedTablet();
    expect(await checkPin(device, '135791')).toEqual({ outcome: 'wrong' });
    expect(await checkPin(device, '0135790')).toEqual({ outcome: 'wrong' });
    expect(await checkPin(device, pin)).toEqual({ outcome: 'right' });
  });

  it('lies on the device as a salted hash alone', async () => {
    const [one, other] = [await lockedTablet(), await lockedTablet()];
    const [first, second] = [await kioskSettings(one.device.database), await kioskSettings(other.device.database)];
    expect(first?.pinHash.length).toBe(32);
    expect(first?.salt.length).toBe(16);
    expect(first?.pinHash).not.toEqual(second?.pinHash);
    expect(JSON.stringify(first)).not.toContain(pin);
  });
});

describe('wrong tries', () => {
  it('make the next one wait, longer each time, also when it would be right', async () => {
    const { device } = await lockedTablet();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      expect(await checkPin(device, '000000')).toEqual({ outcome: 'wrong' });
      const next = await checkPin(device, pin);
      if (attempt < 3) {
        // A right one in between would give the tries back: count on with wrong ones only.
        expect(next).toEqual({ outcome: 'right' });
        const settings = await kioskSettings(device.database);
        if (settings) await device.database.meta.put({ k: 'kiosk', value: { ...settings, failures: attempt } });
        continue;
      }
      if (next.outcome !== 'wait') throw new Error(next.outcome);
      waits.push(next.seconds);
      device.clockMs += next.seconds * 1_000;
    }
    expect(waits).toEqual([30, 120, 600, 3_600, 3_600, 3_600]);
    expect(await checkPin(device, pin)).toEqual({ outcome: 'right' });
    expect(await kioskSettings(device.database)).toMatchObject({ failures: 0, notBeforeMs: 0 });
  });

  it('are written down before the hash is known, so that a reload does not give them back', async () => {
    const { device } = await lockedTablet();
    const interrupted = {
      ...device,
      nowMs: device.nowMs,
      derive: () => ({ keys: new Promise<never>(() => {}), cancel() {} }),
    };
    void checkPin(interrupted, '000000');
    const written = async () => expect(await kioskSettings(device.database)).toMatchObject({ failures: 1 });
    await vi.waitFor(written, { timeout: 20_000 });
  });

  it('lock nobody out for longer than an hour when the clock was set back', async () => {
    const { device } = await lockedTablet();
    for (let attempt = 1; attempt <= 3; attempt += 1) await checkPin(device, '000000');
    expect(await checkPin(device, pin)).toMatchObject({ outcome: 'wait' });
    device.clockMs -= 365 * 24 * 3_600_000;
    expect(await checkPin(device, pin)).toEqual({ outcome: 'right' });
  });
});

describe('staff', () => {
  it('learn how many envelopes wait, and can send them', async () => {
    const { world, device, staff } = await lockedTablet();
    await sealed(device, world.code(), '30-39');
    await sealed(device, world.code(1), '40-49');
    device.goOffline();
    await staff.sendNow();
    expect(await staff.kept()).toEqual({ waiting: 2, stuck: [] });
    device.goOnline();
    await staff.sendNow();
    expect(await staff.kept()).toEqual({ waiting: 0, stuck: [] });
    expect(await world.payloadOf(world.code(1), 'start')).toBeDefined();
  });

  it.each(['held', 'conflict', 'closed', 'unknown', 'rekey'] as const)(
    'learn how many are %s, apart from those that wait',
    async (st) => {
      const { world, device, staff } = await lockedTablet();
      const slot = await sealed(device, world.code(), '30-39');
      await sealed(device, world.code(1), '40-49');
      await device.database.outbox.update(slot, { st, n: 1 });
      expect(await staff.kept()).toEqual({ waiting: 1, stuck: [{ why: st, count: 1 }] });
      device.clockMs += 32 * 86_400_000;
      expect(await staff.kept()).toMatchObject({
        waiting: 0,
        stuck: expect.arrayContaining([
          { why: 'overdue', count: 1 },
          { why: st, count: 1 },
        ]),
      });
    },
  );
});
