import { describe, expect, test } from 'vitest';
import { fetchMail } from '../../src/clinic/fetchMail.ts';
import { changeKeys, colleagueEvent, colleagueVault, type KeyChange, rootOf } from '../../src/clinic/keyChanges.ts';
import { findClinic, recoveredVault, takeOver } from '../../src/clinic/recoverClinic.ts';
import { recoveryDrill } from '../../src/clinic/recoveryDrill.ts';
import { appendToRegistry, type Registry, readRegistry, unreadRegistry } from '../../src/clinic/registry.ts';
import { openSession, type Session } from '../../src/clinic/session.ts';
import { firstFileName, recoveredFileName } from '../../src/clinic/shownFileName.ts';
import { answersAt } from '../../src/core/answers.ts';
import { openEnvelope } from '../../src/crypto/envelopeOpening.ts';
import { boxKeyPair } from '../../src/crypto/primitives.ts';
import { formatRecoverySheet } from '../../src/crypto/recoverySeed.ts';
import { selfRating } from '../support/selfRating.ts';
import { copied } from './copied.ts';
import { type OpenedClinic, openedClinic, quickSheet, sealedResponse, sessionOf } from './testSession.ts';

const questionnaire = selfRating();

/** A clinic whose first ten slips are handed out. */
async function clinicAtWork() {
  const clinic = await openedClinic();
  const sheet = await quickSheet(clinic, clinic.session.registry);
  const serials = [...sheet.roots.keys()];
  const events = serials.map((serial) => ({ k: 'handed-out', serial }) as const);
  const appended = await appendToRegistry(clinic.session.access, sheet.registry, clinic.day, () => events);
  if (!appended.ok) throw new Error(appended.failure);
  const sealedAs = (session: Session, serial: string) => {
    const root = sheet.roots.get(serial) ?? new Uint8Array();
    const answers = answersAt(questionnaire, 'start', 'sv');
    return sealedResponse({ ...clinic, session }, { root, questionnaire, occasion: 'start', answers });
  };
  const sends = async (session: Session, serial: string) => await clinic.intake.submit(sealedAs(session, serial));
  const sheetText = formatRecoverySheet(clinic.session.vault.seed ?? new Uint8Array(32));
  return { clinic, registry: appended.registry, sealedAs, sends, sheetText };
}

async function changed(clinic: OpenedClinic, session: Session, registry: Registry, change: KeyChange, sheet?: string) {
  const root = rootOf(session, sheet);
  if (root === undefined) throw new Error('not this clinic’s sheet');
  const outcome = await changeKeys(clinic.workplace, session, registry, root, change);
  if (!outcome.ok) throw new Error(outcome.failure);
  return outcome;
}

async function readSerials({ workplace }: OpenedClinic, session: Session) {
  const outcome = await fetchMail(session, session.registry, workplace.runTask, () => {});
  if (!outcome.ok) throw new Error(outcome.failure);
  const { accepted, look, unreadable } = outcome.fetched.mail;
  return {
    accepted: accepted.map(({ serial }) => serial),
    aside: [...look, ...unreadable].map(({ reason }) => reason),
  };
}

describe('a colleague’s key file', () => {
  test('has no seed and admin keys of its own, and reads what came before and what comes after a new daily key', async () => {
    const { clinic, registry, sends } = await clinicAtWork();
    await sends(clinic.session, '0001');
    const vault = colleagueVault(clinic.session, clinic.workplace.randomBytes);
    expect(vault.seed).toBeUndefined();
    const joined = await changed(clinic, clinic.session, registry, { join: { name: 'AB', vault } });
    expect((await readSerials(clinic, await sessionOf(clinic.workplace, vault))).accepted).toEqual(['0001']);

    const rotated = await changed(clinic, joined.session, joined.registry, { newDaily: 'accept' });
    expect(rotated.session.profile.seq).toBe(3);
    expect((await sends(joined.session, '0002')).status).toBe(201);
    expect((await sends(rotated.session, '0003')).status).toBe(201);
    // The same files as before the rotation: the new secret was handed over in the registry.
    for (const file of [vault, clinic.session.vault])
      expect((await readSerials(clinic, await sessionOf(clinic.workplace, file))).accepted).toEqual([
        '0001',
        '0002',
        '0003',
      ]);
  });

  test('of somebody who left gets 401 and opens nothing that is sealed later; the others read everything', async () => {
    const { clinic, registry, sends, sealedAs, sheetText } = await clinicAtWork();
    const { workplace, session } = clinic;
    const [leaver, stayer] = [
      colleagueVault(session, workplace.randomBytes),
      colleagueVault(session, workplace.randomBytes),
    ];
    const one = await changed(clinic, session, registry, { join: { name: 'Leaver', vault: leaver } });
    const two = await changed(clinic, one.session, one.registry, { join: { name: 'Stayer', vault: stayer } });
    await sends(two.session, '0001');
    const stayed = await sessionOf(workplace, stayer);
    const leave = [colleagueEvent('', leaver).reader];
    // A colleague does it, with the sheet from the safe.
    const gone = await changed(clinic, stayed, stayed.registry, { newDaily: 'accept', leave }, sheetText);
    expect(await openSession(workplace, copied(leaver))).toEqual({ ok: false, failure: 'unauthorised' });
    const later = sealedAs(gone.session, '0002');
    const known = { serial: '0002', handedOut: true, revoked: false, instr: questionnaire.id, occasion: 'start' };
    const opening = (vault: Session['vault']) =>
      openEnvelope(later, {
        clinicId: vault.clinicId,
        slots: () => known,
        boxKeys: vault.daily.map(({ secretKey }) => boxKeyPair(secretKey)),
      });
    expect(opening(leaver)).toEqual({ ok: false, reason: 'recipient' });
    expect(opening(gone.session.vault)).toMatchObject({ ok: true });
    await clinic.intake.submit(later);
    for (const file of [stayer, session.vault])
      expect((await readSerials(clinic, await sessionOf(workplace, file))).accepted).toEqual(['0001', '0002']);
    // Not even with the registry's key, which the leaver still has: what was handed over is boxed to the others.
    const read = await readRegistry(gone.session.access, unreadRegistry);
    const shares = read.ok ? read.registry.state.staff.shares : [];
    const newest = gone.session.vault.daily[0];
    expect(shares.filter(({ to }) => to === colleagueEvent('', leaver).box)).not.toHaveLength(0);
    expect(
      newest && shares.filter(({ to, id }) => to === colleagueEvent('', leaver).box && id === idOf(newest.keyId)),
    ).toEqual([]);
  });

  test('does not let anybody in without the sheet, and not with another clinic’s', async () => {
    const { clinic, sheetText } = await clinicAtWork();
    const vault = colleagueVault(clinic.session, clinic.workplace.randomBytes);
    expect(rootOf({ vault }, undefined)).toBeUndefined();
    expect(rootOf({ vault }, formatRecoverySheet(new Uint8Array(32).fill(7)))).toBeUndefined();
    expect(rootOf({ vault }, `${sheetText} X`)).toBeUndefined();
    expect(rootOf({ vault }, sheetText.toLowerCase())).toBeDefined();
  });
});

describe('a new daily key', () => {
  test('F22: leaves old mail readable; the old key is taken for 180 days, a revoked one not at all', async () => {
    const { clinic, registry, sends } = await clinicAtWork();
    const first = clinic.session;
    await sends(first, '0001');
    clinic.intake.nowMs += 86_400_000;
    const second = await changed(clinic, first, registry, { newDaily: 'accept' });
    await sends(second.session, '0002');
    expect((await sends(first, '0003')).status).toBe(201);
    clinic.intake.nowMs += 179 * 86_400_000;
    const third = await changed(clinic, second.session, second.registry, { newDaily: 'accept' });
    expect((await sends(first, '0004')).status).toBe(201);
    clinic.intake.nowMs += 86_400_000;
    const fourth = await changed(clinic, third.session, third.registry, { newDaily: 'accept' });
    expect((await sends(first, '0005')).status).toBe(422);
    expect((await sends(second.session, '0005')).status).toBe(201);
    const revoked = await changed(clinic, fourth.session, fourth.registry, { newDaily: 'revoke' });
    for (const old of [second, third, fourth]) expect((await sends(old.session, '0006')).status).toBe(422);
    expect((await sends(revoked.session, '0006')).status).toBe(201);
    const all = ['0001', '0002', '0003', '0004', '0005', '0006'];
    // What is stored stays readable, whatever became of its key.
    expect(await readSerials(clinic, revoked.session)).toEqual({ accepted: all, aside: [] });
    expect(await readSerials(clinic, await sessionOf(clinic.workplace, first.vault))).toEqual({
      accepted: all,
      aside: [],
    });
  });

  test('survives a lost answer, and a colleague who was quicker', async () => {
    const { clinic, registry, sends } = await clinicAtWork();
    const { workplace } = clinic;
    workplace.lost.set('/api/v1/admin/staff', 1);
    const second = await changed(clinic, clinic.session, registry, { newDaily: 'accept' });
    // Goes out from a page that has not noticed the change: reads the files and the registry anew.
    const third = await changed(clinic, clinic.session, registry, { newDaily: 'accept' });
    expect(third.session.profile.seq).toBe(3);
    await sends(second.session, '0001');
    await sends(third.session, '0002');
    const session = await sessionOf(workplace, clinic.session.vault);
    expect(session.vault.daily).toHaveLength(3);
    expect((await readSerials(clinic, session)).accepted).toEqual(['0001', '0002']);
  });
});

describe('the recovery sheet', () => {
  test('alone makes a new key file that reads everything; the lost file gets 401, colleagues go on', async () => {
    const { clinic, registry, sends, sheetText } = await clinicAtWork();
    const { workplace, session } = clinic;
    const vault = colleagueVault(session, workplace.randomBytes);
    const joined = await changed(clinic, session, registry, { join: { name: 'AB', vault } });
    await sends(joined.session, '0001');
    const rotated = await changed(clinic, joined.session, joined.registry, { newDaily: 'accept' });
    await sends(rotated.session, '0002');

    expect(await findClinic(workplace, formatRecoverySheet(new Uint8Array(32).fill(9)))).toEqual({
      ok: false,
      failure: 'wrong-sheet',
    });
    const outcome = await findClinic(workplace, sheetText);
    if (!outcome.ok) throw new Error(outcome.failure);
    const { found } = outcome;
    expect(found.colleagues.map(({ name }) => name)).toEqual(['AB', firstFileName]);
    const recovered = recoveredVault(workplace, found);
    const stopped = [colleagueEvent('', session.vault).reader];
    workplace.lost.set('/api/v1/admin/staff', 1);
    const order = { found, vault: recovered, stopped, earlier: 'revoke' } as const;
    expect(await takeOver(workplace, order)).toEqual({ ok: false, failure: 'offline' });
    const taken = await takeOver(workplace, order);
    if (!taken.ok) throw new Error(taken.failure);
    const { colleagues } = (await sessionOf(workplace, recovered)).registry.state.staff;
    expect([...colleagues.values()].map(({ name }) => name)).toContain(recoveredFileName(clinic.day));
    expect((await sends(rotated.session, '0003')).status).toBe(422);
    expect((await sends(taken.session, '0003')).status).toBe(201);
    expect(await openSession(workplace, copied(session.vault))).toEqual({ ok: false, failure: 'unauthorised' });
    for (const file of [recovered, vault])
      expect((await readSerials(clinic, await sessionOf(workplace, file))).accepted).toEqual(['0001', '0002', '0003']);
    // A file for another colleague, made after the loss, reads the old ones too.
    const later = colleagueVault(taken.session, workplace.randomBytes);
    await changed(clinic, taken.session, taken.session.registry, { join: { name: 'CD', vault: later } });
    expect((await readSerials(clinic, await sessionOf(workplace, later))).accepted).toEqual(['0001', '0002', '0003']);
  });

  test('F20: the drill opens a canary with the sheet alone, and its day is recorded', async () => {
    const { clinic, registry, sheetText } = await clinicAtWork();
    const { workplace, session } = clinic;
    for (const wrong of ['', sheetText.slice(0, -1), formatRecoverySheet(new Uint8Array(32).fill(1))])
      expect(await recoveryDrill(workplace, session, registry, wrong)).toEqual({ ok: false, failure: 'wrong-sheet' });
    expect(registry.state.staff.drilledOn).toBeUndefined();
    const done = await recoveryDrill(workplace, session, registry, sheetText);
    if (!done.ok) throw new Error(done.failure);
    expect(done.registry.state.staff.drilledOn).toBe(clinic.day);
    const again = await recoveryDrill(workplace, session, done.registry, sheetText);
    expect(again.ok && again.registry.state.last).toBe(done.registry.state.last);
    // A profile whose recovery key is not the sheet's would leave clients sealing to nobody.
    const other = { ...session.profile, recovery: session.profile.daily };
    expect(await recoveryDrill(workplace, { ...session, profile: other }, registry, sheetText)).toEqual({
      ok: false,
      failure: 'wrong-sheet',
    });
  });
});

function idOf(keyId: Uint8Array): string {
  return Buffer.from(keyId).toString('base64url');
}
