import { describe, expect, test } from 'vitest';
import { fetchMail } from '../../src/clinic/fetchMail.ts';
import { appendToRegistry, type Registry } from '../../src/clinic/registry.ts';
import { handOut, revoke } from '../../src/clinic/slipChanges.ts';
import type { AnswerValue } from '../../src/core/answers.ts';
import { answersAt, withAnswer } from '../../src/core/answers.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import type { Payload } from '../../src/core/payload.ts';
import { selfRating } from '../support/selfRating.ts';
import { handIn, type OpenedClinic, openedClinic, type QuickSheet, quickSheet, sealedResponse } from './testSession.ts';

const questionnaire = selfRating();

function answered(occasion: Occasion, linkId: string, value: AnswerValue) {
  return withAnswer(answersAt(questionnaire, occasion, 'sv'), { linkId, lang: 'sv', value });
}

async function sheetAtHand(handedOut: readonly string[]) {
  const clinic = await openedClinic();
  const sheet = await quickSheet(clinic, clinic.session.registry);
  const events = handedOut.map((serial) => ({ k: 'handed-out', serial }) as const);
  const appended = await appendToRegistry(clinic.session.access, sheet.registry, clinic.day, () => events);
  if (!appended.ok) throw new Error(appended.failure);
  return { clinic, sheet, registry: appended.registry };
}

async function handInStart(
  clinic: OpenedClinic,
  sheet: QuickSheet,
  serial: string,
  change?: (payload: Payload) => Payload,
) {
  const root = sheet.roots.get(serial) ?? new Uint8Array();
  const answers = answered('start', 'partner', true);
  return await handIn(clinic, { root, questionnaire, occasion: 'start', answers, ...(change ? { change } : {}) });
}

async function opened(clinic: OpenedClinic, registry: Registry) {
  const outcome = await fetchMail(clinic.session, registry, clinic.workplace.runTask, () => {});
  if (!outcome.ok) throw new Error(outcome.failure);
  return outcome.fetched;
}

const reasons = (mail: readonly { serial?: string; reason: string }[]) =>
  mail.map(({ serial, reason }) => [serial, reason]);

describe('fetching mail', () => {
  test('a response from a slip that was handed out is accepted, under its number and occasion', async () => {
    const { clinic, sheet, registry } = await sheetAtHand(['0004']);
    await handInStart(clinic, sheet, '0004');
    const { mail } = await opened(clinic, registry);
    expect(mail.accepted).toHaveLength(1);
    expect(mail.accepted[0]).toMatchObject({
      serial: '0004',
      occasion: 'start',
      arrivedOn: clinic.day,
      doneOn: clinic.day,
    });
    expect(mail.accepted[0]?.answers.get('partner')).toEqual({ linkId: 'partner', lang: 'sv', value: true });
    expect([mail.look, mail.unreadable]).toEqual([[], []]);
  });

  test('a slip that nobody handed out needs a look, and its response counts once it is handed out', async () => {
    const { clinic, sheet, registry } = await sheetAtHand([]);
    await handInStart(clinic, sheet, '0001');
    const before = await opened(clinic, registry);
    expect(reasons(before.mail.look)).toEqual([['0001', 'not-handed-out']]);
    const changed = await handOut(clinic.session, before.registry, clinic.day, '0001');
    if (!changed.ok) throw new Error(changed.failure);
    const after = await opened(clinic, changed.registry);
    expect(after.mail.accepted.map(({ serial }) => serial)).toEqual(['0001']);
  });

  test('a colleague’s handing out is noticed without being told', async () => {
    const { clinic, sheet, registry } = await sheetAtHand([]);
    await handInStart(clinic, sheet, '0001');
    await handOut(clinic.session, registry, clinic.day, '0001');
    expect((await opened(clinic, registry)).mail.accepted).toHaveLength(1);
  });

  test('a response from a revoked slip needs a look', async () => {
    const { clinic, sheet, registry } = await sheetAtHand(['0002']);
    await handInStart(clinic, sheet, '0002');
    const changed = await revoke(clinic.session, registry, clinic.day, '0002');
    if (!changed.ok) throw new Error(changed.failure);
    expect(reasons((await opened(clinic, changed.registry)).mail.look)).toEqual([['0002', 'revoked']]);
  });

  test('F12: an envelope under a slot that the registry does not know needs a look', async () => {
    const { clinic, registry } = await sheetAtHand([]);
    // Registered at the intake with a key that the intake made up itself: in no registry.
    const stranger = { ...clinic, session: { ...clinic.session, access: { ...clinic.session.access } } };
    const own = await quickSheetOutsideRegistry(stranger);
    await handIn(clinic, {
      root: own,
      questionnaire,
      occasion: 'start',
      answers: answersAt(questionnaire, 'start', 'sv'),
    });
    expect(reasons((await opened(clinic, registry)).mail.look)).toEqual([[undefined, 'unknown-slot']]);
  });

  test('crash-K4: one bad response never stops the rest', async () => {
    const serials = ['0001', '0002', '0003', '0004', '0005', '0006', '0007'];
    const { clinic, sheet, registry } = await sheetAtHand(serials);
    await handInStart(clinic, sheet, '0001');
    await handInStart(clinic, sheet, '0002', (payload) => ({ ...payload, occasion: 'end' }));
    await handInStart(clinic, sheet, '0003', (payload) => ({
      ...payload,
      slot: payload.slot.replace(/^./, payload.slot.startsWith('A') ? 'B' : 'A'),
    }));
    await handInStart(clinic, sheet, '0004', (payload) => ({
      ...payload,
      questionnaire: { ...payload.questionnaire, ver: '9.9.9' },
    }));
    await handInStart(clinic, sheet, '0005', (payload) => ({
      ...payload,
      answers: [{ linkId: 'partner', lang: 'sv', value: 'yes' }],
    }));
    await handInStart(clinic, sheet, '0006', (payload) => ({
      ...payload,
      answers: [{ linkId: 'occasion', lang: 'sv', value: 'end' }],
    }));
    await handInStart(clinic, sheet, '0007');
    const { mail } = await opened(clinic, registry);
    expect(mail.accepted.map(({ serial }) => serial)).toEqual(['0001', '0007']);
    expect(reasons(mail.look)).toEqual([
      ['0002', 'occasion'],
      ['0004', 'questionnaire'],
      ['0005', 'answers'],
      ['0006', 'answers'],
    ]);
    expect(reasons(mail.unreadable)).toEqual([['0003', 'slot']]);
  });

  test('a stored envelope with one changed byte is unreadable, and the others open', async () => {
    const { clinic, sheet, registry } = await sheetAtHand(['0001', '0002']);
    await handInStart(clinic, sheet, '0001');
    await handInStart(clinic, sheet, '0002');
    const admin = {
      ...clinic.session.admin,
      fetchEnvelopes: async (slots: readonly Uint8Array[]) => {
        const fetched = await clinic.session.admin.fetchEnvelopes(slots);
        const [first] = fetched.ok ? fetched.value : [];
        if (first !== undefined) first[4000] = (first[4000] ?? 0) ^ 1;
        return fetched;
      },
    };
    const { mail } = await opened({ ...clinic, session: { ...clinic.session, admin } }, registry);
    expect([mail.accepted.length, mail.unreadable.map(({ reason }) => reason)]).toEqual([1, ['signature']]);
  });

  test('F13: a server that swaps, withholds or repeats envelopes gets nothing accepted that is not whole', async () => {
    const { clinic, sheet, registry } = await sheetAtHand(['0001', '0002']);
    await handInStart(clinic, sheet, '0001');
    await handInStart(clinic, sheet, '0002');
    const answering = (
      change: (envelopes: readonly Uint8Array<ArrayBuffer>[]) => readonly Uint8Array<ArrayBuffer>[],
    ) => {
      const admin = {
        ...clinic.session.admin,
        fetchEnvelopes: async (slots: readonly Uint8Array[]) => {
          const fetched = await clinic.session.admin.fetchEnvelopes(slots);
          return fetched.ok ? { ...fetched, value: change(fetched.value) } : fetched;
        },
      };
      return opened({ ...clinic, session: { ...clinic.session, admin } }, registry);
    };
    const withheld = await answering((envelopes) => envelopes.slice(1));
    expect([withheld.mail.accepted.length, withheld.mail.unreadable.map(({ reason }) => reason)]).toEqual([
      1,
      ['missing'],
    ]);
    const doubled = await answering(([first]) => (first === undefined ? [] : [first, Uint8Array.from(first)]));
    expect([doubled.mail.accepted.length, doubled.mail.unreadable.map(({ reason }) => reason)]).toEqual([1, ['slot']]);
    const reversed = await answering((envelopes) => [...envelopes].reverse());
    expect(reversed.mail.accepted.map(({ serial }) => serial)).toEqual(['0001', '0002']);
  });

  test('another envelope of the same slot than the one listed is unreadable', async () => {
    const { clinic, sheet, registry } = await sheetAtHand(['0001']);
    await handInStart(clinic, sheet, '0001');
    const root = sheet.roots.get('0001') ?? new Uint8Array();
    const other = sealedResponse(clinic, {
      root,
      questionnaire,
      occasion: 'start',
      answers: answered('start', 'partner', false),
    });
    const admin = { ...clinic.session.admin, fetchEnvelopes: async () => ({ ok: true, value: [other] }) as const };
    const { mail } = await opened({ ...clinic, session: { ...clinic.session, admin } }, registry);
    expect(reasons(mail.unreadable)).toEqual([['0001', 'digest']]);
  });

  test('what was accepted is acknowledged once, and nothing else is', async () => {
    const { clinic, sheet, registry } = await sheetAtHand(['0001']);
    await handInStart(clinic, sheet, '0001');
    await handInStart(clinic, sheet, '0002');
    expect((await opened(clinic, registry)).isAcknowledged).toBe(true);
    const listed = await clinic.session.admin.submissionsAfter(undefined);
    if (!listed.ok) throw new Error(listed.failure);
    expect(listed.value.filter(({ isOpened }) => isOpened)).toHaveLength(1);
    clinic.workplace.calls.length = 0;
    await opened(clinic, registry);
    expect(clinic.workplace.calls).not.toContain('POST /api/v1/admin/ack');
  });

  test('no network is told as no network', async () => {
    const { clinic, registry } = await sheetAtHand([]);
    clinic.workplace.lost.set('/api/v1/admin/nonce', 1);
    const outcome = await fetchMail(clinic.session, registry, clinic.workplace.runTask, () => {});
    expect(outcome).toEqual({ ok: false, failure: 'offline' });
  });
});

/** The root of a code whose slots were registered at the intake but never entered in the registry. */
async function quickSheetOutsideRegistry(clinic: OpenedClinic): Promise<Uint8Array> {
  const admin = { ...clinic.session.admin, appendRecords: async () => ({ ok: true, value: undefined }) as const };
  const access = { ...clinic.session.access, admin };
  const sheet = await quickSheet({ ...clinic, session: { ...clinic.session, access } }, clinic.session.registry);
  return sheet.roots.get('0001') ?? new Uint8Array();
}
