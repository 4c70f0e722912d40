import { describe, expect, test } from 'vitest';
import { fetchMail } from '../../src/clinic/fetchMail.ts';
import { appendToRegistry, type Registry } from '../../src/clinic/registry.ts';
import { handOut, judgeResponse, markEnded, moveResponse, replaceSlip, revoke } from '../../src/clinic/slipChanges.ts';
import { answersAt } from '../../src/core/answers.ts';
import { addDays, type Day } from '../../src/core/day.ts';
import { holderOf } from '../../src/core/holder.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { selfRating } from '../support/selfRating.ts';
import { handIn, type OpenedClinic, openedClinic, quickSheet, sealedResponse, sessionOf } from './testSession.ts';

const questionnaire = selfRating();

interface AtHand {
  readonly clinic: OpenedClinic;
  readonly registry: Registry;
  readonly roots: ReadonlyMap<string, Uint8Array>;
}

async function atHand(...handedOut: readonly string[]): Promise<AtHand> {
  const clinic = await openedClinic();
  const { registry, roots } = await quickSheet(clinic, clinic.session.registry);
  const events = handedOut.map((serial) => ({ k: 'handed-out', serial }) as const);
  const appended = await appendToRegistry(clinic.session.access, registry, clinic.day, () => events);
  if (!appended.ok) throw new Error(appended.failure);
  return { clinic, registry: appended.registry, roots };
}

const response = ({ roots }: AtHand, serial: string, occasion: Occasion) => ({
  root: roots.get(serial) ?? new Uint8Array(),
  questionnaire,
  occasion,
  answers: answersAt(questionnaire, occasion, 'sv'),
});

async function done(outcome: Promise<{ ok: true; registry: Registry } | { ok: false; failure: string }>) {
  const made = await outcome;
  if (!made.ok) throw new Error(made.failure);
  return made.registry;
}

async function mailOf({ clinic }: AtHand, registry: Registry) {
  const outcome = await fetchMail(clinic.session, registry, clinic.workplace.runTask, () => {});
  if (!outcome.ok) throw new Error(outcome.failure);
  return outcome.fetched.mail;
}

describe('a lost slip', () => {
  test('gives its place to another; both slips’ responses are one person’s, and the lost one takes no more', async () => {
    const world = await atHand('0001');
    const { clinic } = world;
    await handIn(clinic, response(world, '0001', 'start'));
    const registry = await done(replaceSlip(clinic.session, world.registry, clinic.day, '0001', '0007'));
    expect(holderOf(registry.state, '0007')).toMatchObject({ pseudonym: '0001', serials: ['0001', '0007'] });
    expect(registry.state.slips.get('0007')?.handedOutOn).toBe(clinic.day);

    const refused = await clinic.intake.submit(sealedResponse(clinic, response(world, '0001', 'end')));
    expect(refused.status).not.toBe(201);
    await handIn(clinic, response(world, '0007', 'end'));
    const { accepted } = await mailOf(world, registry);
    expect(accepted.map(({ serial, occasion }) => [serial, occasion])).toEqual([
      ['0001', 'start'],
      ['0007', 'end'],
    ]);
  });

  test('and a response that arrives with it later, wherever it came from, is set aside', async () => {
    const world = await atHand('0001');
    const { clinic } = world;
    // The intake does not close the slots, and takes what a finder sends.
    const admin = { ...clinic.session.admin, revokeSlots: async () => ({ ok: true, value: undefined }) as const };
    const session = { ...clinic.session, admin };
    const registry = await done(replaceSlip(session, world.registry, clinic.day, '0001', '0007'));
    clinic.intake.nowMs += 86_400_000;
    await handIn(clinic, response(world, '0001', 'end'));
    const { accepted, look } = await mailOf(world, registry);
    expect(accepted).toEqual([]);
    expect(look.map(({ serial, reason }) => [serial, reason])).toEqual([['0001', 'replaced']]);

    // Somebody knows that it was the client after all, and then that it was not.
    const { slot = '' } = look[0] ?? {};
    const word = { as: 'counts', because: 'Klienten hade kvar lappen' } as const;
    const vouched = await done(judgeResponse(clinic.session, registry, clinic.day, slot, word));
    expect((await mailOf(world, vouched)).accepted.map(({ serial, because }) => [serial, because])).toEqual([
      ['0001', word.because],
    ]);
    expect((await done(judgeResponse(clinic.session, vouched, clinic.day, slot, word))).end).toEqual(vouched.end);
    const takenBack = await done(judgeResponse(clinic.session, vouched, clinic.day, slot, undefined));
    expect((await mailOf(world, takenBack)).look.map(({ reason }) => reason)).toEqual(['replaced']);
  });

  test('does not take a slip that a colleague has handed out meanwhile', async () => {
    const { clinic, registry } = await atHand('0001');
    await done(handOut(await sessionOf(clinic.workplace, clinic.session.vault), registry, clinic.day, '0007'));
    expect(await replaceSlip(clinic.session, registry, clinic.day, '0001', '0007')).toEqual({
      ok: false,
      failure: 'taken',
    });
  });

  test('is replaced once, however often it is asked; asking again closes what a broken line left open', async () => {
    const world = await atHand('0001');
    const { clinic } = world;
    clinic.workplace.lost.set('/api/v1/admin/revoke', 1);
    const failed = await replaceSlip(clinic.session, world.registry, clinic.day, '0001', '0007');
    expect(failed).toEqual({ ok: false, failure: 'offline' });
    const registry = await done(replaceSlip(clinic.session, world.registry, clinic.day, '0001', '0007'));
    expect(registry.end.last).toBe(world.registry.end.last + 2);
  });
});

describe('the end of a treatment', () => {
  test('is told anew as often as needed, and follows the person to another slip', async () => {
    const { clinic, registry } = await atHand('0001');
    const end = (known: Registry, serial: string, on: string) =>
      done(markEnded(clinic.session, known, clinic.day, serial, on as Day));
    const once = await end(registry, '0001', '2026-08-31');
    const again = await end(once, '0001', '2026-08-31');
    expect(again.end.last).toBe(once.end.last);
    const replaced = await done(replaceSlip(clinic.session, again, clinic.day, '0001', '0002'));
    expect(holderOf(replaced.state, '0002')?.endedOn).toBe('2026-08-31');
    const corrected = await end(replaced, '0001', '2026-08-30');
    expect(holderOf(corrected.state, '0001')?.endedOn).toBe('2026-08-30');
    expect(corrected.state.slips.get('0002')?.endedOn).toBe('2026-08-30');
  });
});

describe('a response at the wrong occasion', () => {
  test('is moved by a record with its reason; what was sealed stays', async () => {
    const world = await atHand('0001');
    const { clinic } = world;
    await handIn(clinic, response(world, '0001', 'end'));
    const [before] = (await mailOf(world, world.registry)).accepted;
    if (before === undefined) throw new Error('nothing arrived');
    const move = (known: Registry) =>
      done(moveResponse(clinic.session, known, clinic.day, before.slot, 'follow-up-6m', 'Valde fel i listan'));
    const registry = await move(world.registry);
    expect((await move(registry)).end.last).toBe(registry.end.last);
    const [after] = (await mailOf(world, registry)).accepted;
    expect(after).toEqual({ ...before, occasion: 'follow-up-6m' });
    expect(registry.state.slots.get(before.slot)).toEqual({
      serial: '0001',
      instr: questionnaire.id,
      occasion: 'end',
      moved: { to: 'follow-up-6m', because: 'Valde fel i listan' },
    });
  });
});

describe('two colleagues at once', () => {
  test('each do something else to the same person, and nothing of it is lost', async () => {
    const { clinic, registry } = await atHand('0001', '0002');
    const colleague = await sessionOf(clinic.workplace, clinic.session.vault);
    const [on, day] = [addDays(clinic.day, -30), clinic.day];
    await Promise.all([
      done(markEnded(clinic.session, registry, day, '0001', on)),
      done(replaceSlip(colleague, registry, day, '0001', '0003')),
      done(revoke(colleague, registry, day, '0002')),
    ]);
    const read = (await sessionOf(clinic.workplace, clinic.session.vault)).registry;
    expect(holderOf(read.state, '0003')).toMatchObject({ serials: ['0001', '0003'], endedOn: on });
    expect(read.state.slips.get('0002')?.revokedOn).toBe(day);
    expect(read.end.last).toBe(registry.end.last + 4);
  });
});
