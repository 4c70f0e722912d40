// Devices, tabs, a service worker and an intake that goes down, in any order that chance finds: after every step the invariants hold,
// and when the network is whole again each outbox ends empty or in a named state.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { deliver } from '../../src/client/delivery.ts';
import { reopenDraft } from '../../src/client/reopenDraft.ts';
import { sendWaiting } from '../../src/client/sendWaiting.ts';
import { hex } from '../../src/core/bytes.ts';
import type { Code } from '../../src/core/code.ts';
import { FreeLocks } from '../support/freeLocks.ts';
import { SeededChance } from '../support/seededChance.ts';
import { type ClientWorld, clientWorld, type Fate, random, TestDevice } from './clientWorld.ts';
import { openedForm, savedDraft, sealed } from './fillFor.ts';

vi.setConfig({ testTimeout: 600_000 });

const actors = ['tab', 'other tab', 'worker'] as const;
const fates = ['through', 'lost', 'answer-lost', 'garbled'] as const;

type Step =
  | { readonly do: 'seal' | 'change' | 'restart'; readonly device: number }
  | {
      readonly do: 'send';
      readonly device: number;
      readonly actor: (typeof actors)[number];
      readonly fate: (typeof fates)[number];
    }
  | { readonly do: 'hours'; readonly device: number; readonly hours: number };

const device = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('seal', 'change', 'restart'), device }),
  fc.record({
    do: fc.constant('send' as const),
    device,
    actor: fc.constantFrom(...actors),
    fate: fc.constantFrom(...fates),
  }),
  fc.record({ do: fc.constant('hours' as const), device, hours: fc.integer({ min: -90_000, max: 90_000 }) }),
);

const garbled = (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, index) => (index === 40 ? byte ^ 1 : byte));
const fateOf = (fate: (typeof fates)[number]): Fate => (fate === 'garbled' ? garbled : fate);

/** Chance seldom finds it: the worker has sent the form while no page was told, and the page opens it, its clock wrong or right. */
const sentByWorker = (hours: number): Step[] => [
  { do: 'seal', device: 1 },
  { do: 'send', device: 1, actor: 'worker', fate: 'through' },
  { do: 'hours', device: 1, hours },
  { do: 'seal', device: 1 },
];

/** One device with its own disk, its tabs and its worker; what left it for the network is remembered. */
class Watched {
  readonly world: ClientWorld;
  readonly code: Code;
  readonly locks = new FreeLocks().asLockManager();
  readonly name = `device-${hex(random(8))}`;
  readonly sent: string[] = [];
  fate: Fate = 'through';
  clockMs = 0;
  #pages = new Map<string, TestDevice>();

  constructor(world: ClientWorld, code: Code) {
    this.world = world;
    this.code = code;
  }

  page(actor: string): TestDevice {
    const known = this.#pages.get(actor);
    if (known !== undefined) return known;
    const made = new TestDevice(this.world, this.name, this.locks);
    const { fetch } = made;
    const watched = Object.assign(Object.create(made) as TestDevice, {
      nowMs: () => this.world.intake.nowMs + this.clockMs,
      fetch: (async (input, init) => {
        if (String(input).endsWith('submissions')) this.sent.push(hex(init?.body as Uint8Array));
        return fetch(input, init);
      }) as typeof globalThis.fetch,
    });
    made.fateOf = (path) => (path.endsWith('submissions') ? this.fate : 'through');
    this.#pages.set(actor, watched);
    return watched;
  }

  /** The browser ends: what was in memory is gone. */
  restart(): void {
    for (const page of this.#pages.values()) page.database.close();
    this.#pages = new Map();
  }
}

async function storedIn(world: ClientWorld, code: Code): Promise<string | undefined> {
  const { slotPublicKey } = world.slotKeys(code, 'start');
  const [envelope] = (await world.intake.store.envelopes(world.profile.clinicId, [slotPublicKey])) ?? [];
  return envelope && hex(envelope);
}

async function play(watched: Watched, now: Step): Promise<void> {
  const { world } = watched;
  const slot = world.slot(watched.code, 'start');
  const tab = watched.page('tab');
  switch (now.do) {
    case 'seal': {
      if ((await tab.database.outbox.count()) > 0) return;
      const stored = await storedIn(world, watched.code);
      if (stored !== undefined && watched.sent.includes(stored)) {
        // It has arrived, whoever was told so, and is not opened a second time.
        await expect(openedForm(tab, watched.code)).rejects.toThrow('"outcome":"sent"');
        return;
      }
      await sealed(tab, watched.code, now.device % 2 ? '30-39' : '40-49');
      return;
    }
    case 'change': {
      const row = await tab.database.outbox.get(slot);
      const wasFree = row === undefined || (row.st === 'ready' && row.n === 0);
      expect(await reopenDraft(tab, slot)).toBe(wasFree);
      return;
    }
    case 'restart':
      return watched.restart();
    case 'hours':
      watched.clockMs = now.hours * 3_600_000;
      return;
    case 'send': {
      watched.fate = fateOf(now.fate);
      const page = watched.page(now.actor);
      if (now.actor === 'worker') await sendWaiting(page);
      else await deliver(page, slot, now.actor === 'tab' ? 'asked' : 'now');
    }
  }
}

describe('G12: devices, tabs and a worker in any order', () => {
  it('keep every invariant after every step, and end with one form', async () => {
    const world = await clientWorld();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
        await playedOut(world, world.code(runs++), steps);
      }),
      // A sheet has ten codes; what fails is told as it was found.
      { numRuns: 10, endOnFailure: true },
    );
  });

  it('keep them where the worker has sent the form, the clock wrong or right', async () => {
    const world = await clientWorld();
    for (const [number, hours] of [-90_000, 0, 90_000].entries())
      await playedOut(world, world.code(number), sentByWorker(hours));
  });

  async function playedOut(world: ClientWorld, code: Code, steps: readonly Step[]): Promise<void> {
    const devices = [0, 1, 2].map(() => new Watched(world, code));
    for (const watched of devices) {
      // Begun before anything had arrived.
      (await savedDraft(watched.page('tab'), watched.code, '30-39')).form.release();
      await watched.page('tab').database.meta.put({ k: 'sync', value: true });
    }
    let first: string | undefined;
    for (const now of steps) {
      const watched = devices[now.device];
      if (watched === undefined) continue;
      await play(watched, now);
      const stored = await storedIn(world, code);
      // I1: what was accepted once stays.
      first ??= stored;
      expect(stored).toBe(first);
      for (const one of devices) await expectWhole(one, stored);
    }
    for (const watched of devices) {
      watched.fate = 'through';
      // With a clock years ahead the profile has expired, and sending waits for the clock to be set right.
      watched.clockMs = 0;
      await deliver(watched.page('tab'), world.slot(watched.code, 'start'), 'asked');
      const [row] = await watched.page('tab').database.outbox.toArray();
      if (row !== undefined) expect(row.st).toBe('conflict');
      watched.restart();
    }
  }

  /** I3, I5, I7: the last readable copy is here until the clinic has this very form, and sealed bytes never change. */
  async function expectWhole(watched: Watched, stored: string | undefined): Promise<void> {
    const { database } = watched.page('tab');
    const [row] = await database.outbox.toArray();
    const [cell, ...others] = await database.cells.toArray();
    expect(others).toEqual([]);
    expect(cell).toBeDefined();
    const hasArrived = stored !== undefined && watched.sent.includes(stored);
    if (row === undefined) return;
    expect(hex(row.doneBlob ?? random(1))).not.toBe(hex(cell?.blob ?? random(1)));
    if (row.n > 0) expect(watched.sent.at(-1)).toBe(hex(row.env));
    if (row.st === 'conflict') expect(hasArrived).toBe(false);
  }
});

describe('G04: answers that are lost, spoilt or late', () => {
  it('end with one form for each slot and an empty outbox', async () => {
    const chance = new SeededChance(6);
    let attempts = 0;
    for (let sheet = 0; sheet < 2; sheet += 1) {
      const world = await clientWorld();
      for (const code of world.codes) {
        const one = new TestDevice(world);
        const slot = await sealed(one, code, '30-39');
        one.fateOf = (path) => (path.endsWith('submissions') ? fateOf(chance.one(fates)) : 'through');
        while ((await deliver(one, slot, 'asked')).outcome !== 'sent') attempts += 1;
        expect([await one.database.outbox.count(), await one.database.cells.count()]).toEqual([0, 1]);
        expect((await world.payloadOf(code, 'start'))?.answers).toContainEqual(
          expect.objectContaining({ value: '30-39' }),
        );
        one.database.close();
      }
    }
    expect(attempts).toBeGreaterThan(15);
  });
});
