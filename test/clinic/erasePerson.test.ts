import { describe, expect, test } from 'vitest';
import { erasePerson } from '../../src/clinic/erasePerson.ts';
import { fetchMail } from '../../src/clinic/fetchMail.ts';
import { findPerson } from '../../src/clinic/findPerson.ts';
import { listSubmissions } from '../../src/clinic/listSubmissions.ts';
import { appendToRegistry, type Registry } from '../../src/clinic/registry.ts';
import { replaceSlip } from '../../src/clinic/slipChanges.ts';
import { answersAt } from '../../src/core/answers.ts';
import { toBase64url } from '../../src/core/base64url.ts';
import { dueList } from '../../src/core/due.ts';
import { holders } from '../../src/core/holder.ts';
import { slotBatchLimit } from '../../src/core/slotRecords.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { selfRating } from '../support/selfRating.ts';
import { handIn, type OpenedClinic, openedClinic, quickSheet, sealedResponse } from './testSession.ts';

const questionnaire = selfRating();

async function twoSlipsOfOnePerson() {
  const clinic = await openedClinic();
  const { registry, roots } = await quickSheet(clinic, clinic.session.registry);
  const handOuts = ['0001', '0002'].map((serial) => ({ k: 'handed-out', serial }) as const);
  const appended = await appendToRegistry(clinic.session.access, registry, clinic.day, () => handOuts);
  if (!appended.ok) throw new Error(appended.failure);
  const response = (serial: string, occasion: 'start' | 'end') => ({
    root: roots.get(serial) ?? new Uint8Array(),
    questionnaire,
    occasion,
    answers: answersAt(questionnaire, occasion, 'sv'),
  });
  const sent = await handIn(clinic, response('0001', 'start'));
  await handIn(clinic, response('0002', 'start'));
  const replaced = await replaceSlip(clinic.session, appended.registry, clinic.day, '0001', '0003');
  if (!replaced.ok) throw new Error(replaced.failure);
  await handIn(clinic, response('0003', 'end'));
  return { clinic, registry: replaced.registry, roots, sent, response };
}

async function mailOf(clinic: OpenedClinic, registry: Registry) {
  const outcome = await fetchMail(clinic.session, registry, clinic.workplace.runTask, () => {});
  if (!outcome.ok) throw new Error(outcome.failure);
  return outcome.fetched.mail;
}

describe('deleting what a person has answered', () => {
  test('K10: purges every slip’s envelopes at the intake, leaves their tombstones, and closes the slips', async () => {
    const { clinic, registry, sent, response } = await twoSlipsOfOnePerson();
    const outcome = await erasePerson(clinic.session, registry, clinic.day, '0003');
    if (!outcome.ok) throw new Error(outcome.failure);

    const mail = await mailOf(clinic, outcome.registry);
    expect(mail.accepted.map(({ serial }) => serial)).toEqual(['0002']);
    expect([mail.look, mail.unreadable, mail.purgedCount]).toEqual([[], [], 2]);

    const listed = await listSubmissions(clinic.session.admin);
    if (!listed.ok) throw new Error(listed.failure);
    expect(listed.value.map(({ isPurged }) => isPurged).sort()).toEqual([false, true, true]);
    const slots = listed.value.map(({ slotPublicKey }) => slotPublicKey);
    const fetched = await clinic.session.admin.fetchEnvelopes(slots);
    expect(fetched.ok && fetched.value.length).toBe(1);

    // The tombstone: the same bytes again get their receipt, and nothing is stored anew.
    expect((await clinic.intake.submit(sent)).status).toBe(200);
    const again = await clinic.session.admin.fetchEnvelopes(slots);
    expect(again.ok && again.value.length).toBe(1);
    expect((await clinic.intake.submit(sealedResponse(clinic, response('0003', 'start')))).status).not.toBe(201);

    expect(dueList(holders(outcome.registry.state), [], '2030-01-01' as never).map(({ serial }) => serial)).toEqual([
      '0002',
    ]);
  });

  test('K10: a deletion that the network cut short is told, shown to everybody, and finished by the same again', async () => {
    const { clinic, registry } = await twoSlipsOfOnePerson();
    const admin = {
      ...clinic.session.admin,
      purge: async () => ({ ok: false, failure: 'offline' }) as const,
    };
    const cut = await erasePerson({ ...clinic.session, admin }, registry, clinic.day, '0001');
    expect(cut).toEqual({ ok: false, failure: 'offline' });
    const between = await mailOf(clinic, registry);
    expect(between.accepted.map(({ serial }) => serial)).toEqual(['0002']);
    expect(between.look.map(({ serial, reason }) => [serial, reason])).toEqual([
      ['0001', 'erased'],
      ['0003', 'erased'],
    ]);
    const finished = await erasePerson(clinic.session, registry, clinic.day, '0001');
    if (!finished.ok) throw new Error(finished.failure);
    expect((await mailOf(clinic, finished.registry)).look).toEqual([]);
    const again = await erasePerson(clinic.session, finished.registry, clinic.day, '0001');
    expect(again.ok && again.registry.end.last).toBe(finished.registry.end.last);
  });

  test('K10: an intake that keeps one all the same is not believed', async () => {
    const { clinic, registry } = await twoSlipsOfOnePerson();
    const admin = {
      ...clinic.session.admin,
      purge: async (names: readonly unknown[]) => ({ ok: true, value: names.map((_, index) => index > 0) }) as const,
    };
    const outcome = await erasePerson({ ...clinic.session, admin }, registry, clinic.day, '0001');
    expect(outcome).toEqual({ ok: false, failure: 'refused' });
  });

  test('F14: a response that the intake calls deleted, and that nobody here deleted, is told', async () => {
    const { clinic, registry } = await twoSlipsOfOnePerson();
    const listed = await listSubmissions(clinic.session.admin);
    if (!listed.ok) throw new Error(listed.failure);
    await clinic.session.admin.purge(listed.value);
    const mail = await mailOf(clinic, registry);
    expect(mail.unreadable.map(({ serial, reason }) => [serial, reason])).toEqual([
      ['0001', 'purged'],
      ['0002', 'purged'],
      ['0003', 'purged'],
    ]);
    expect(mail.purgedCount).toBe(0);
  });

  test('fits one request: all slots of one slip', async () => {
    const { registry } = await twoSlipsOfOnePerson();
    for (const { slots } of registry.state.slips.values()) expect(slots.length).toBeLessThanOrEqual(slotBatchLimit);
  });
});

describe('finding a person', () => {
  test('K10: by the number, however it is typed', async () => {
    const { clinic, registry } = await twoSlipsOfOnePerson();
    const find = (typed: string) =>
      findPerson(clinic.session, registry.state, typed, clinic.workplace.runTask, () => {});
    for (const typed of ['0003', '3', ' 003 ']) expect(await find(typed)).toEqual({ ok: true, serial: '0003' });
    expect(await find('0011')).toEqual({ ok: false, failure: 'unknown' });
    for (const typed of ['', 'abc', '-3', '33N4-ZY7A-2G2F'])
      expect(await find(typed)).toEqual({ ok: false, failure: 'form' });
    expect(clinic.workplace.calls.join()).not.toMatch(/33N4/);
  });

  test('K10: by the code on the slip, which goes nowhere but to the worker', async () => {
    const { clinic, registry, roots } = await twoSlipsOfOnePerson();
    const root = roots.get('0002') ?? new Uint8Array();
    const seen: string[] = [];
    const before = clinic.workplace.calls.length;
    // The slow derivation of this code, as far as the registry can see.
    const runTask: typeof clinic.workplace.runTask = async (kind, given) => {
      seen.push(kind, JSON.stringify(given));
      return [toBase64url(deriveSlotKeys(root, questionnaire.id, 'start').slotPublicKey)] as never;
    };
    expect(await findPerson(clinic.session, registry.state, '33n4 zy7a 2g2e', runTask, () => {})).toEqual({
      ok: true,
      serial: '0002',
    });
    expect(seen[0]).toBe('slotsOfCode');
    expect(clinic.workplace.calls.length).toBe(before);
    // The real derivation: a code of no slip here.
    expect(
      await findPerson(clinic.session, registry.state, '33N4-ZY7A-2G2E', clinic.workplace.runTask, () => {}),
    ).toEqual({ ok: false, failure: 'unknown' });
  });
});
