import { screen as shownScreen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fetchMail, locked } from '../../src/clinic/fetchMail.ts';
import type { AcceptedMail, Mail } from '../../src/clinic/mail.ts';
import { MailPage, type MailWork } from '../../src/clinic/pages/MailPage.tsx';
import { rowsAtOnce } from '../../src/clinic/pages/MoreRows.tsx';
import { appendToRegistry } from '../../src/clinic/registry.ts';
import type { Session } from '../../src/clinic/session.ts';
import type { RunTask } from '../../src/clinic/vaultTask.ts';
import { answersAt } from '../../src/core/answers.ts';
import type { Day } from '../../src/core/day.ts';
import { renderScreen } from '../support/renderScreen.tsx';
import { selfRating } from '../support/selfRating.ts';
import { handIn, type OpenedClinic, openedClinic, quickSheet, sessionOf } from './testSession.ts';

const questionnaire = selfRating();
const serials = ['0001', '0002', '0003'];
const texts = import.meta.glob('../../locales/*/clinic.json', { import: 'default' });

/** Three responses that nobody has opened yet. */
async function clinicWithMail() {
  const clinic = await openedClinic();
  const sheet = await quickSheet(clinic, clinic.session.registry);
  const handOuts = serials.map((serial) => ({ k: 'handed-out', serial }) as const);
  const appended = await appendToRegistry(clinic.session.access, sheet.registry, clinic.day, () => handOuts);
  if (!appended.ok) throw new Error(appended.failure);
  for (const serial of serials) {
    const root = sheet.roots.get(serial) ?? new Uint8Array();
    await handIn(clinic, { root, questionnaire, occasion: 'start', answers: answersAt(questionnaire, 'start', 'sv') });
  }
  return { clinic, registry: appended.registry };
}

async function read({ workplace }: OpenedClinic, session: Session, runTask: RunTask = workplace.runTask) {
  const outcome = await fetchMail(session, session.registry, runTask, () => {});
  if (!outcome.ok) throw new Error(outcome.failure);
  return outcome.fetched;
}

/** Another page on the same files, as after a crash. */
const afterCrash = ({ workplace, session }: OpenedClinic) => sessionOf(workplace, session.vault);
const flags = async ({ session }: OpenedClinic) => {
  const listed = await session.admin.submissionsAfter(undefined);
  return listed.ok ? listed.value.map(({ isOpened }) => isOpened) : [];
};

describe('a clinic’s page that crashes', () => {
  test('crash-K1: after the fetch, before anything is opened: everything is fetched again, nothing was marked', async () => {
    const { clinic } = await clinicWithMail();
    const dying: RunTask = () => Promise.reject(new Error('the worker did not run'));
    const first = await afterCrash(clinic);
    await expect(read(clinic, first, dying)).rejects.toThrow('the worker did not run');
    expect(await flags(clinic)).toEqual([false, false, false]);
    const { mail, isAcknowledged } = await read(clinic, await afterCrash(clinic));
    expect([mail.accepted.map(({ serial }) => serial), isAcknowledged]).toEqual([serials, true]);
  });

  test('crash-K2: after opening, before it is marked: fetched again, recognised, marked once', async () => {
    const { clinic } = await clinicWithMail();
    const session = await afterCrash(clinic);
    clinic.workplace.lost.set('/api/v1/admin/ack', 99);
    expect((await read(clinic, session)).isAcknowledged).toBe(false);
    clinic.workplace.lost.delete('/api/v1/admin/ack');
    const { mail, isAcknowledged } = await read(clinic, await afterCrash(clinic));
    expect([mail.accepted.map(({ serial }) => serial), isAcknowledged]).toEqual([serials, true]);
    expect(await flags(clinic)).toEqual([true, true, true]);
  });

  test('crash-K3: after it is marked: the sealed responses are still there, and are read again', async () => {
    const { clinic } = await clinicWithMail();
    await read(clinic, await afterCrash(clinic));
    expect(await flags(clinic)).toEqual([true, true, true]);
    const { mail } = await read(clinic, await afterCrash(clinic));
    expect(mail.accepted.map(({ serial }) => serial)).toEqual(serials);
  });

  test('G13: however often it crashes and wherever, each response counts exactly once', async () => {
    const { clinic } = await clinicWithMail();
    for (const path of ['submissions', 'fetch', 'ack', 'records?after=0']) {
      clinic.workplace.lost.set(`/api/v1/admin/${path}`, 1);
      await read(clinic, await afterCrash(clinic).catch(() => afterCrash(clinic))).catch(() => undefined);
      clinic.workplace.lost.delete(`/api/v1/admin/${path}`);
    }
    const session = await afterCrash(clinic);
    const twice = [await read(clinic, session), await read(clinic, session)];
    for (const { mail } of twice) expect(mail.accepted.map(({ serial }) => serial)).toEqual(serials);
  });
});

describe('fetching again', () => {
  test('asks for nothing that was opened already, and notices what was deleted since', async () => {
    const { clinic } = await clinicWithMail();
    const session = await afterCrash(clinic);
    await read(clinic, session);
    const calls = () => clinic.workplace.calls.filter((call) => call.endsWith('/fetch')).length;
    const before = calls();
    expect((await read(clinic, session)).mail.accepted).toHaveLength(3);
    expect(calls()).toBe(before);
  });

  test('that is stopped at once opens nothing, and the next one opens all', async () => {
    const { clinic } = await clinicWithMail();
    const session = await afterCrash(clinic);
    const stopping = new AbortController();
    stopping.abort();
    const outcome = await fetchMail(session, session.registry, clinic.workplace.runTask, () => {}, stopping.signal);
    expect(outcome).toEqual({ ok: false, failure: 'cancelled' });
    expect((await read(clinic, session)).mail.accepted).toHaveLength(3);
  });

  test('that ends with a lock ends what its workers do, and one that is stopped lets them finish', async () => {
    const { clinic } = await clinicWithMail();
    const endedBy = async (reason?: symbol) => {
      const session = await afterCrash(clinic);
      const stopping = new AbortController();
      let wasEnded: boolean | undefined;
      const endless: RunTask = (_kind, _given, _onProgress, ended) => {
        queueMicrotask(() => {
          stopping.abort(reason);
          wasEnded = ended?.aborted;
        });
        return new Promise(() => undefined);
      };
      const outcome = await fetchMail(session, session.registry, endless, () => {}, stopping.signal);
      expect(outcome).toEqual({ ok: false, failure: 'cancelled' });
      return wasEnded;
    };
    expect([await endedBy(locked), await endedBy()]).toEqual([true, false]);
  });

  test('that is stopped in the middle keeps what was opened until then', async () => {
    const { clinic } = await clinicWithMail();
    const session = await afterCrash(clinic);
    const stopping = new AbortController();
    const told: number[] = [];
    const stoppedInTime: RunTask = async (...task) => {
      const result = await clinic.workplace.runTask(...task);
      queueMicrotask(() => queueMicrotask(() => stopping.abort()));
      return result;
    };
    const onProgress = (done: number) => told.push(done);
    const outcome = await fetchMail(session, session.registry, stoppedInTime, onProgress, stopping.signal);
    expect([outcome, told.at(-1)]).toEqual([{ ok: false, failure: 'cancelled' }, 3]);
    const unasked: RunTask = () => Promise.reject(new Error('opened twice'));
    expect((await read(clinic, session, unasked)).mail.accepted).toHaveLength(3);
  });
});

const acceptedMail = (index: number): AcceptedMail => ({
  kind: 'accepted',
  slot: `slot-${index}`,
  reference: 'AAAA-AAAA',
  arrivedOn: '2026-09-09' as Day,
  serial: String(index + 1).padStart(4, '0'),
  occasion: 'start',
  questionnaire,
  answers: new Map(),
  language: 'sv',
  doneOn: '2026-09-09' as Day,
  responseId: String(index),
});
const nothing = () => {};
const mailPage = (mail: Mail | undefined, work?: MailWork) => (
  <MailPage
    mail={mail}
    news={undefined}
    work={work}
    failure={undefined}
    onFetch={nothing}
    onStop={undefined}
    onShow={nothing}
    said={undefined}
    actions={{ onHandOut: nothing, onCount: nothing, onUndo: nothing }}
  />
);

test('whoever hears the page is told once that answers are being opened, and how many there are when it is done', async () => {
  const { rerender } = await renderScreen(mailPage(undefined), { language: 'sv', namespace: 'clinic', texts });
  const spoken = () =>
    shownScreen
      .getAllByRole('status')
      .map(({ textContent }) => textContent)
      .join('');
  const mail = { accepted: [acceptedMail(0), acceptedMail(1)], look: [], unreadable: [], purgedCount: 0 };
  for (let fetch = 0; fetch < 2; fetch += 1) {
    rerender(mailPage(undefined, { done: 0, total: undefined }));
    expect(spoken()).toBe('Frågar servern vad som har kommit.');
    for (const done of [0, 1, 2]) {
      rerender(mailPage(undefined, { done, total: 3 }));
      expect(shownScreen.getByText(`Hämtar och öppnar svar: ${done} av 3.`)).toBeTruthy();
      expect(spoken()).toBe('Hämtar och öppnar svar.');
    }
    rerender(mailPage(mail));
    expect(spoken()).toBe('Svaren är öppnade. Godkända: 2. Behöver ses över: 0. Går inte att läsa: 0.');
  }
  rerender(mailPage(undefined, { done: 0, total: undefined }));
  rerender(mailPage({ ...mail, accepted: [] }));
  expect(spoken()).toBe('Inga svar har kommit än.');
});

test('F19: ten thousand responses fill a page of two hundred rows at a time, and opening is never the page’s own work', async () => {
  const accepted = Array.from({ length: 10_000 }, (_, index) => acceptedMail(index));
  const page = mailPage({ accepted, look: [], unreadable: [], purgedCount: 0 });
  const screen = await renderScreen(page, { language: 'sv', namespace: 'clinic', texts });
  const rows = () => document.querySelectorAll('tbody tr').length;
  expect(rows()).toBe(rowsAtOnce);
  await screen.user.click(shownScreen.getByRole('button', { name: 'Visa fler' }));
  expect(rows()).toBe(2 * rowsAtOnce);
});
