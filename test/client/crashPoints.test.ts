// The power goes at every moment of saving, sealing, sending and receiving, one after the other: what lies on the device afterwards is
// what the protocol's table of crash points demands, and a new start ends with one form at the clinic or nothing lost.
import { describe, expect, it, vi } from 'vitest';
import { deliver } from '../../src/client/delivery.ts';
import { DraftStore } from '../../src/client/draftStore.ts';
import { draftOf } from '../../src/client/fillingDraft.ts';
import { findUnderCode } from '../../src/client/finds.ts';
import { handIn } from '../../src/client/handIn.ts';
import { switchKioskOn } from '../../src/client/kioskMode.ts';
import { openForm } from '../../src/client/openForm.ts';
import { reopenDraft } from '../../src/client/reopenDraft.ts';
import { withAnswer } from '../../src/core/answers.ts';
import { hex } from '../../src/core/bytes.ts';
import type { Code } from '../../src/core/code.ts';
import { type ClientWorld, clientWorld, random, TestDevice } from './clientWorld.ts';
import { DyingDevice, type Moment, PowerCut } from './dyingDevice.ts';
import { type Opened, openedForm, savedDraft, sealed, sessionOf } from './fillFor.ts';

// Each moment takes a device of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 300_000 });

interface Run {
  readonly world: ClientWorld;
  readonly code: Code;
  /** Undefined: it lived through. */
  readonly diedAt: Moment | undefined;
  readonly isOver: boolean;
  /** The same device after a new start. */
  readonly device: TestDevice;
}

type Work = (at: { readonly world: ClientWorld; readonly code: Code; readonly device: TestDevice }) => Promise<unknown>;

/** Runs `work` again and again, each time on a new device under another code, and cuts the power one moment later than before. */
async function atEachMoment(prepare: Work, work: Work, look: (run: Run) => Promise<void>): Promise<readonly Moment[]> {
  const seen: Moment[] = [];
  let world = await clientWorld();
  for (let number = 1; ; number += 1) {
    // A sheet has ten codes.
    if (number % 10 === 0) world = await clientWorld();
    const code = world.code(number % 10);
    const before = new TestDevice(world);
    await prepare({ world, code, device: before });
    before.database.close();
    const dying = new DyingDevice(world, before.database.name, number);
    // A request that never comes back is "no answer" to the page: then nothing is thrown.
    await work({ world, code, device: dying.device }).catch((error: unknown) => {
      if (!(error instanceof PowerCut)) throw error;
    });
    const diedAt = dying.moments[number - 1];
    if (diedAt !== undefined) seen.push(diedAt);
    const device = dying.revived(world);
    await look({ world, code, diedAt, isOver: diedAt === undefined, device });
    device.database.close();
    if (diedAt === undefined) return seen;
  }
}

const stateOf = async (device: TestDevice, code: Code) => {
  const finds = await findUnderCode(device, await sessionOf(device, code));
  return finds.find(({ occasion }) => occasion === 'start')?.state;
};
const rows = async (device: TestDevice) => [await device.database.outbox.count(), await device.database.cells.count()];

async function save({ form, filling }: Opened, value: string): Promise<void> {
  const answers = withAnswer(filling.answers, { linkId: 'age-group', lang: 'sv', value });
  await form.draft.save(draftOf({ ...filling, answers }, 'sv', form.about));
}

/** Opens the draft that is here and seals it. */
async function seal(code: Code, device: TestDevice, calm: TestDevice): Promise<unknown> {
  const session = await sessionOf(calm, code);
  const opening = await openForm(calm, session, 'start', 'sv');
  if (!('form' in opening)) throw new Error('the draft is here');
  const { form, filling } = opening;
  return handIn(device, session, { filling, language: 'sv', draft: form.draft, tagSeen: true });
}

describe('G01: the power goes while somebody answers', () => {
  it('crash-C1: before the first save nothing is stored', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    await openedForm(device, world.code());
    device.database.close();
    const after = new TestDevice(world, device.database.name);
    expect(await rows(after)).toEqual([0, 0]);
    expect(await stateOf(after, world.code())).toBe('none');
  });

  it('crash-C2: during a save the draft is whole, the one before or the new one', async () => {
    const seen = await atEachMoment(
      ({ code, device }) => savedDraft(device, code, '30-39'),
      async ({ world, code, device }) => {
        const calm = new TestDevice(world, device.database.name);
        const { form, filling } = await openedForm(calm, code);
        const answers = withAnswer(filling.answers, { linkId: 'age-group', lang: 'sv', value: '40-49' });
        // The same cell and key, written by the device that dies.
        const keys = world.slotKeys(code, 'start');
        const blob = (await calm.database.cells.get(hex(keys.cellId)))?.blob;
        await new DraftStore(device, keys, blob).save(draftOf({ ...filling, answers }, 'sv', form.about));
      },
      async ({ code, device, isOver, diedAt }) => {
        const { filling } = await openedForm(device, code);
        const isNew = isOver || diedAt === 'after commit';
        expect(filling.answers.get('age-group')).toMatchObject({ value: isNew ? '40-49' : '30-39' });
      },
    );
    expect(seen).toEqual(expect.arrayContaining(['before transaction', 'before commit', 'after commit']));
  });

  it('crash-C3: after a save the code continues where it was', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const opened = await savedDraft(device, world.code(), '30-39');
    await save(opened, '40-49');
    device.database.close();
    const { filling } = await openedForm(new TestDevice(world, device.database.name), world.code());
    expect(filling.answers.get('age-group')).toMatchObject({ value: '40-49' });
  });
});

describe('G01: the power goes while a form is sealed', () => {
  it('crash-C4, crash-C5: there is the draft alone, or draft and envelope, and never an envelope without its draft', async () => {
    const seen = await atEachMoment(
      ({ code, device }) => savedDraft(device, code, '30-39'),
      ({ world, code, device }) => seal(code, device, new TestDevice(world, device.database.name)),
      async ({ code, device, isOver, diedAt }) => {
        const isSealed = isOver || diedAt === 'after commit';
        expect(await rows(device)).toEqual([isSealed ? 1 : 0, 1]);
        expect(await stateOf(device, code)).toBe(isSealed ? 'waiting' : 'draft');
      },
    );
    expect(seen.filter((moment) => moment === 'inside transaction').length).toBeGreaterThanOrEqual(4);
    expect(seen).toEqual(expect.arrayContaining(['before transaction', 'before commit', 'after commit']));
  });

  it('crash-C6: on a shared tablet there is the draft or the envelope, and never both', async () => {
    await atEachMoment(
      async ({ code, device }) => {
        const choices = { keepsDrafts: true, language: 'sv', salt: random(16), pinHash: random(32) } as const;
        await switchKioskOn(device, choices);
        await savedDraft(device, code, '30-39');
      },
      ({ world, code, device }) => seal(code, device, new TestDevice(world, device.database.name)),
      async ({ device, isOver, diedAt }) => {
        const isSealed = isOver || diedAt === 'after commit';
        expect(await rows(device)).toEqual(isSealed ? [1, 0] : [0, 1]);
      },
    );
  });

  it('crash-C7: sealed and never tried: it can still be changed, or is sent at the next start', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    device.database.close();
    const after = new TestDevice(world, device.database.name);
    expect(await after.database.outbox.get(slot)).toMatchObject({ st: 'ready', n: 0 });
    expect(await reopenDraft(after, slot)).toBe(true);
    const again = await sealed(after, world.code(), '40-49');
    expect((await deliver(after, again, 'when-due')).outcome).toBe('sent');
  });
});

describe('G01: the power goes while a form is sent', () => {
  it('crash-C8, crash-C9, crash-C10, crash-C12, crash-C13, crash-C14: at every moment of it the next start ends with one form and one receipt', async () => {
    const seen = await atEachMoment(
      ({ code, device }) => sealed(device, code, '30-39'),
      ({ world, code, device }) => deliver(device, world.slot(code, 'start'), 'when-due'),
      async ({ world, code, device, isOver }) => {
        const slot = world.slot(code, 'start');
        const row = await device.database.outbox.get(slot);
        const [waiting, cells] = await rows(device);
        expect(cells).toBe(1);
        // Never gone with a readable draft left, never both gone: the entry is here, or the sent marker is.
        if (row === undefined) expect(await stateOf(device, code)).toBe('sent');
        else if (row.st === 'tried') expect(await reopenDraft(device, slot)).toBe(false);
        if (isOver) expect(waiting).toBe(0);
        device.clockMs += 3_600_000;
        await deliver(device, slot, 'when-due');
        expect(await rows(device)).toEqual([0, 1]);
        expect(await stateOf(device, code)).toBe('sent');
        const { slotPublicKey } = world.slotKeys(code, 'start');
        const [stored] = (await world.intake.store.envelopes(world.profile.clinicId, [slotPublicKey])) ?? [];
        expect(stored?.length).toBe(8504);
        if (row !== undefined) expect(hex(stored ?? new Uint8Array())).toBe(hex(row.env));
      },
    );
    expect(new Set(seen)).toEqual(
      new Set([
        'before transaction',
        'inside transaction',
        'before commit',
        'after commit',
        'before request',
        'before answer',
        'after answer',
      ]),
    );
  });

  it('crash-C23: killed again and again after the attempt was written down, it goes on, and never gives up', async () => {
    const world = await clientWorld();
    const first = new TestDevice(world);
    const slot = await sealed(first, world.code(), '30-39');
    const sealedBytes = hex((await first.database.outbox.get(slot))?.env ?? new Uint8Array());
    first.database.close();
    for (let kills = 1; kills <= 8; kills += 1) {
      const device = new TestDevice(world, first.database.name);
      device.clockMs += kills * 4_400_000;
      device.fateOf = (path) => (path.endsWith('submissions') ? 'lost' : 'through');
      await deliver(device, slot, 'when-due');
      const row = await device.database.outbox.get(slot);
      expect([row?.st, row?.n, hex(row?.env ?? new Uint8Array())]).toEqual(['tried', kills, sealedBytes]);
      device.database.close();
    }
    const last = new TestDevice(world, first.database.name);
    last.clockMs += 10 * 4_400_000;
    expect((await deliver(last, slot, 'when-due')).outcome).toBe('sent');
  });
});
