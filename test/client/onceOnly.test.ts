// Storage that vanishes, pages that race, devices that compete: one form at the clinic, and nobody loses a draft.
import { describe, expect, it, vi } from 'vitest';
import { deliver } from '../../src/client/delivery.ts';
import { handIn } from '../../src/client/handIn.ts';
import { openForm } from '../../src/client/openForm.ts';
import { sendWaiting } from '../../src/client/sendWaiting.ts';
import { hex } from '../../src/core/bytes.ts';
import { parseStatement } from '../../src/core/statement.ts';
import { FreeLocks } from '../support/freeLocks.ts';
import { type ClientWorld, clientWorld, random, TestDevice } from './clientWorld.ts';
import { openedForm, savedDraft, sealed, sentForm, sessionOf } from './fillFor.ts';

vi.setConfig({ testTimeout: 300_000 });

const submissionsOnly = (fate: 'lost' | 'answer-lost') => (path: string) =>
  path.endsWith('submissions') ? fate : ('through' as const);
async function stop(device: TestDevice, world: ClientWorld): Promise<unknown> {
  const opening = await openForm(device, await sessionOf(device, world.code()), 'start', 'sv');
  return 'form' in opening ? opening.outcome : opening;
}

describe('storage that the browser clears', () => {
  it('crash-C15: with a draft: the form begins anew, and nothing false is said', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    (await savedDraft(device, world.code(), '30-39')).form.release();
    await device.database.delete({ disableAutoOpen: false });
    expect(await stop(device, world)).toBe('new');
  });

  it('crash-C16, G06: with a form that has arrived: told as taken, with the day, before the form opens', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    device.fateOf = submissionsOnly('answer-lost');
    await deliver(device, slot, 'asked');
    await device.database.delete({ disableAutoOpen: false });
    device.goOnline();
    expect(await stop(device, world)).toEqual({ outcome: 'stopped', stop: { kind: 'taken', day: '2026-09-09' } });
    expect(await device.database.cells.count()).toBe(0);
  });

  it('crash-C17: with a form that has not arrived: it is lost, as was said, and the slot is open', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    device.fateOf = submissionsOnly('lost');
    await deliver(device, slot, 'asked');
    await device.database.delete({ disableAutoOpen: false });
    device.goOnline();
    expect(await stop(device, world)).toBe('new');
    expect((await sentForm(device, world.code(), '40-49')).outcome).toBe('sent');
  });
});

describe('pages that race on one device', () => {
  it('crash-C19: two seal at once: one entry, and the other is told', async () => {
    const world = await clientWorld();
    const first = new TestDevice(world);
    const { session, form, filling } = await savedDraft(first, world.code(), '30-39');
    const work = { filling, language: 'sv', draft: form.draft, tagSeen: true } as const;
    const second = new TestDevice(world, first.database.name);
    const outcomes = await Promise.all([handIn(first, session, work), handIn(second, session, work)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['elsewhere', 'sealed']);
    expect(await first.database.outbox.count()).toBe(1);
  });

  it.each([
    ['under one lock', new FreeLocks().asLockManager()],
    ['without locks', undefined],
  ])('crash-C20: page and service worker send at once, %s: one form, one receipt', async (_how, locks) => {
    const world = await clientWorld();
    const page = new TestDevice(world, `device-${hex(random(8))}`, locks);
    const worker = new TestDevice(world, page.database.name, locks);
    const slot = await sealed(page, world.code(), '30-39');
    await page.database.meta.put({ k: 'sync', value: true });
    await Promise.all([deliver(page, slot, 'now'), sendWaiting(worker)]);
    await deliver(page, slot, 'asked');
    expect([await page.database.outbox.count(), await page.database.cells.count()]).toEqual([0, 1]);
    const sent = [...page.requests, ...worker.requests].filter((line) => line.endsWith('submissions'));
    // Without locks both may send: the same bytes.
    expect(sent.length).toBeLessThanOrEqual(locks === undefined ? 2 : 1);
    expect(await world.payloadOf(world.code(), 'start')).toBeDefined();
  });

  it('crash-C22: a newer service worker sends what an older page sealed, byte for byte', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    const row = await device.database.outbox.get(slot);
    expect(Object.keys(row ?? {}).sort()).toEqual(
      [
        'cell',
        'd',
        'doneBlob',
        'dropAfter',
        'env',
        'keys',
        'n',
        'next',
        'slot',
        'st',
        'stm',
        'tag',
        'tagSeen',
        'v',
      ].sort(),
    );
    await device.database.meta.put({ k: 'sync', value: true });
    expect(await sendWaiting(new TestDevice(world, device.database.name))).toBe('done');
    const { slotPublicKey } = world.slotKeys(world.code(), 'start');
    const [stored] = (await world.intake.store.envelopes(world.profile.clinicId, [slotPublicKey])) ?? [];
    expect(hex(stored ?? random(1))).toBe(hex(row?.env ?? random(1)));
  });

  it('crash-C25: another code typed after sealing changes nothing: the first form is sent', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    await openedForm(device, world.code(1));
    expect((await deliver(device, slot, 'when-due')).outcome).toBe('sent');
  });
});

describe('B22: rows of noise', () => {
  it('are left alone: nothing opens them, a code finds nothing, and they stay', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const noise = Array.from({ length: 50 }, () => ({ id: hex(random(16)), blob: random(32_808) }));
    await device.database.cells.bulkPut(noise);
    expect(await stop(device, world)).toBe('new');
    const kept = await device.database.cells.toArray();
    expect(kept.map(({ id }) => id).sort()).toEqual(noise.map(({ id }) => id).sort());
  });
});

describe('G05: twenty devices for one slot', () => {
  it('one wins, nineteen are refused with a signature, and no draft is gone', async () => {
    const world = await clientWorld();
    const devices = Array.from({ length: 20 }, () => new TestDevice(world));
    const slots: string[] = [];
    for (const [index, device] of devices.entries())
      slots.push(await sealed(device, world.code(), index % 2 ? '30-39' : '40-49'));
    const outcomes = await Promise.all(devices.map((device, index) => deliver(device, slots[index] ?? '', 'asked')));
    expect(outcomes.filter(({ outcome }) => outcome === 'sent')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(19);
    for (const [index, device] of devices.entries()) {
      expect(await device.database.cells.count()).toBe(1);
      if (outcomes[index]?.outcome !== 'conflict') continue;
      const { stm } = (await device.database.outbox.get(slots[index] ?? '')) ?? {};
      expect(parseStatement(stm ?? random(1)).kind).toBe('conflict');
    }
  });
});
