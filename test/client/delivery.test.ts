import { describe, expect, it } from 'vitest';
import { deliver } from '../../src/client/delivery.ts';
import { findUnderCode } from '../../src/client/finds.ts';
import { reopenDraft } from '../../src/client/reopenDraft.ts';
import { encodeSlotKeys } from '../../src/core/slotRecords.ts';
import { clientWorld, TestDevice } from './clientWorld.ts';
import { sealed, sentForm, sessionOf } from './fillFor.ts';

const submissions = (device: TestDevice) =>
  device.requests.filter((line) => line === 'POST /api/v1/submissions').length;
const findAtStart = async (device: TestDevice, world: Awaited<ReturnType<typeof clientWorld>>) => {
  const finds = await findUnderCode(device, await sessionOf(device, world.code()));
  return finds.find(({ occasion }) => occasion === 'start');
};

describe('an envelope on its way', () => {
  it('arrives, the clinic reads the answers, and the device keeps only what the clinic can open', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const delivery = await sentForm(device, world.code(), '40-49');
    expect(delivery.outcome).toBe('sent');
    const payload = await world.payloadOf(world.code(), 'start');
    expect(payload?.answers).toContainEqual({ linkId: 'age-group', lang: 'sv', value: '40-49' });
    expect(await device.database.outbox.count()).toBe(0);
    expect((await findAtStart(device, world))?.state).toBe('sent');
  });

  it('waits without network, with its draft, and is sent when asked again', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    device.goOffline();
    expect(await deliver(device, slot, 'asked')).toEqual({ outcome: 'waiting' });
    expect(await device.database.cells.count()).toBe(1);
    device.goOnline();
    expect((await deliver(device, slot, 'asked')).outcome).toBe('sent');
  });

  it('crash-C11: sends the very same bytes after a lost answer, and the intake has one form', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    const before = await device.database.outbox.get(slot);
    device.fateOf = (path) => (path.endsWith('submissions') ? 'answer-lost' : 'through');
    expect(await deliver(device, slot, 'asked')).toEqual({ outcome: 'waiting' });
    const after = await device.database.outbox.get(slot);
    expect(after).toMatchObject({ st: 'tried', n: 1 });
    expect(after?.env).toEqual(before?.env);
    device.goOnline();
    expect((await deliver(device, slot, 'asked')).outcome).toBe('sent');
    expect(await world.intake.store.commits()).toBe(2);
  });

  it('crash-C8: writes the attempt down before a byte leaves', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    const seen: unknown[] = [];
    const { fetch } = device;
    const watched = {
      ...device,
      nowMs: device.nowMs,
      fetch: (async (input, init) => {
        if (String(input).endsWith('submissions')) seen.push(await device.database.outbox.get(slot));
        return fetch(input, init);
      }) as typeof globalThis.fetch,
    };
    await deliver(watched, slot, 'asked');
    expect(seen).toMatchObject([{ st: 'tried', n: 1 }]);
  });

  it.each([0, 5, 30, 60, 100, 125, 190, 251])(
    'believes no answer in which byte %i was changed, and keeps the draft',
    async (index) => {
      const world = await clientWorld();
      const device = new TestDevice(world);
      const slot = await sealed(device, world.code(), '30-39');
      device.fateOf = (path) =>
        path.endsWith('submissions')
          ? (bytes) => {
              bytes[index] = (bytes[index] ?? 0) ^ 1;
              return bytes;
            }
          : 'through';
      expect(await deliver(device, slot, 'asked')).toEqual({ outcome: 'waiting' });
      expect(await device.database.outbox.count()).toBe(1);
      expect((await findAtStart(device, world))?.state).toBe('waiting');
    },
  );

  it('crash-C21: keeps the draft of whoever comes second, and says so', async () => {
    const world = await clientWorld();
    const [first, second] = [new TestDevice(world), new TestDevice(world)];
    const slot = await sealed(second, world.code(), '50-59');
    expect((await sentForm(first, world.code(), '30-39')).outcome).toBe('sent');
    expect(await deliver(second, slot, 'asked')).toEqual({ outcome: 'conflict' });
    expect(await second.database.cells.count()).toBe(1);
    expect((await second.database.outbox.get(slot))?.stm?.length).toBe(252);
    expect(await deliver(second, slot, 'asked')).toEqual({ outcome: 'conflict' });
    expect((await world.payloadOf(world.code(), 'start'))?.answers).toContainEqual(
      expect.objectContaining({ value: '30-39' }),
    );
  });

  it('keeps the draft when the clinic has revoked the code, and opens it again on request', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    const revoked = await world.admin('revoke', encodeSlotKeys([world.slotKeys(world.code(), 'start').slotPublicKey]));
    expect(revoked.status).toBeLessThan(300);
    expect(await deliver(device, slot, 'asked')).toEqual({ outcome: 'closed' });
    expect(await reopenDraft(device, slot)).toBe(true);
    expect((await findAtStart(device, world))?.state).toBe('draft');
  });
});

describe('the attest tag', () => {
  it('is asked for before anything leaves when the form was begun without network', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    await sessionOf(device, world.code());
    device.goOffline();
    const slot = await sealed(device, world.code(), '30-39');
    expect((await device.database.outbox.get(slot))?.tagSeen).toBe(0);
    device.goOnline();
    device.requests.length = 0;
    await deliver(device, slot, 'asked');
    expect(device.requests.filter((line) => line.startsWith('POST'))).toEqual([
      'POST /api/v1/status',
      'POST /api/v1/submissions',
    ]);
  });

  it('E04: that is not the slip’s own stops everything: nothing leaves, nothing is lost', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    await sessionOf(device, world.code());
    device.goOffline();
    const slot = await sealed(device, world.code(), '30-39');
    const row = await device.database.outbox.get(slot);
    await device.database.outbox.update(slot, { tag: (row?.tag ?? new Uint8Array()).map((byte) => byte ^ 1) });
    device.goOnline();
    expect(await deliver(device, slot, 'now')).toEqual({ outcome: 'held' });
    expect(submissions(device)).toBe(0);
    expect(await device.database.cells.count()).toBe(1);
  });
});

describe('when an attempt is made', () => {
  it('rests after an attempt, but not when someone asks', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    device.fateOf = (path) => (path.endsWith('submissions') ? 'lost' : 'through');
    await deliver(device, slot, 'when-due');
    await deliver(device, slot, 'when-due');
    expect(submissions(device)).toBe(1);
    await deliver(device, slot, 'asked');
    expect(submissions(device)).toBe(2);
    device.clockMs += 3_600_000;
    await deliver(device, slot, 'when-due');
    expect(submissions(device)).toBe(3);
  });

  it('crash-C24: is not put off by a clock that jumped back', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    device.fateOf = (path) => (path.endsWith('submissions') ? 'lost' : 'through');
    await deliver(device, slot, 'when-due');
    device.clockMs -= 5 * 86_400_000;
    await deliver(device, slot, 'when-due');
    expect(submissions(device)).toBe(2);
  });

  it('stops by itself after thirty days, and goes on when someone asks', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    device.clockMs += 32 * 86_400_000;
    expect(await deliver(device, slot, 'now')).toEqual({ outcome: 'waiting' });
    expect(submissions(device)).toBe(0);
    expect((await deliver(device, slot, 'asked')).outcome).toBe('sent');
  });

  it('is free to be changed before the first attempt and frozen afterwards', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    expect(await reopenDraft(device, slot)).toBe(true);
    const again = await sealed(device, world.code(), '40-49');
    device.fateOf = (path) => (path.endsWith('submissions') ? 'lost' : 'through');
    await deliver(device, again, 'asked');
    expect(await reopenDraft(device, again)).toBe(false);
    expect(await device.database.outbox.count()).toBe(1);
  });
});
