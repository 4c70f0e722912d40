import { act, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { appendToRegistry } from '../../src/clinic/registry.ts';
import { answersAt, withAnswer } from '../../src/core/answers.ts';
import { dayFromUnixMs } from '../../src/core/day.ts';
import { sealVault } from '../../src/crypto/vault.ts';
import { axeFindings } from '../support/axeFindings.ts';
import { printedInReport, reportResponses } from '../support/reportRespondents.ts';
import { selfRating } from '../support/selfRating.ts';
import { type ClinicScreen, clinicScreen, type TestLanguage, untilHeading } from './clinicScreen.tsx';
import { untilIdle } from './personScreen.tsx';
import { handIn, type OpenedClinic, openedClinic, quickSheet } from './testSession.ts';
import { randomBytes } from './testWorkplace.ts';

const languages: readonly TestLanguage[] = ['sv', 'en'];
const slow = { timeout: 180_000 };
const questionnaire = selfRating();
const passphrase = 'sol regn moln vind hav sand';

async function unlocked(language: TestLanguage, clinic: OpenedClinic): Promise<ClinicScreen> {
  const file = sealVault(clinic.session.vault, passphrase, { salt: randomBytes(16), nonce: randomBytes(24) });
  const screen = await clinicScreen(language, clinic.workplace);
  await screen.press('start.open');
  await unlock(screen, file, passphrase);
  await untilHeading(screen, 'mail.heading');
  await waitFor(() => expect(document.activeElement?.textContent).toBe(screen.words('mail.heading')));
  // While answers are fetched the buttons for slips do not work.
  await untilIdle();
  return screen;
}

async function unlock(screen: ClinicScreen, file: Uint8Array<ArrayBuffer>, typed: string): Promise<void> {
  await screen.user.upload(screen.getByLabelText(screen.words('unlock.file')), new File([file], 'k.key'));
  const field = screen.getByLabelText(screen.words('unlock.passphrase'));
  await screen.user.clear(field);
  await screen.user.type(field, typed);
  await screen.press('unlock.submit');
}

/** By the browser, whose Back and Reload lie outside the page. */
function isAskedBeforeLeaving(): boolean {
  const leaving = new Event('beforeunload', { cancelable: true });
  globalThis.dispatchEvent(leaving);
  return leaving.defaultPrevented;
}

/** Three sheets handed out, and every response of the report handed in. */
async function clinicOfTheReport(): Promise<OpenedClinic> {
  const clinic = await openedClinic();
  const roots = new Map<string, Uint8Array>();
  let { registry } = clinic.session;
  for (let sheets = 0; sheets < 3; sheets++) {
    const sheet = await quickSheet(clinic, registry);
    for (const [serial, root] of sheet.roots) roots.set(serial, root);
    const handOuts = [...sheet.roots.keys()].map((serial) => ({ k: 'handed-out', serial }) as const);
    const appended = await appendToRegistry(clinic.session.access, sheet.registry, clinic.day, () => handOuts);
    if (!appended.ok) throw new Error(appended.failure);
    registry = appended.registry;
  }
  for (const { person, occasion, answers } of reportResponses(questionnaire)) {
    const root = roots.get(`00${person.slice(1)}`) ?? new Uint8Array();
    await handIn(clinic, { root, questionnaire, occasion, answers });
  }
  return clinic;
}

describe('unlocking', () => {
  test('wrong passphrase, changed byte, cut file and another file get one and the same text', slow, async () => {
    const clinic = await openedClinic();
    const file = sealVault(clinic.session.vault, passphrase, { salt: randomBytes(16), nonce: randomBytes(24) });
    const changed = Uint8Array.from(file);
    changed[200] = (changed[200] ?? 0) ^ 1;
    const screen = await clinicScreen('sv', clinic.workplace);
    await screen.press('start.open');
    for (const [bytes, typed] of [
      [file, 'sol regn moln vind hav is'],
      [changed, passphrase],
      [file.slice(0, 4000), passphrase],
      [randomBytes(file.length), passphrase],
    ] as const) {
      await unlock(screen, bytes, typed);
      await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(screen.words('unlock.wrong')), {
        timeout: 30_000,
      });
    }
    await unlock(screen, file, passphrase);
    await untilHeading(screen, 'mail.heading');
  });
});

describe.each(languages)('an open clinic (%s)', (language) => {
  test(
    'the report comes back from real responses, cell by cell, and a response opens without its rating of the therapist',
    slow,
    async () => {
      const screen = await unlocked(language, await clinicOfTheReport());
      await waitFor(() => screen.getByText(`${screen.words('mail.accepted')}: 33`), { timeout: 60_000 });
      expect(await axeFindings()).toEqual([]);

      const names = { serial: '0024', occasion: screen.words('occasion.end') };
      await screen.press('mail.openFull', names);
      await waitFor(() => expect(document.activeElement?.textContent).toBe(screen.heading()));
      expect(screen.heading()).toBe(screen.words('response.heading', names));
      expect(screen.getByText(screen.words('response.withheld'))).toBeTruthy();
      expect(document.body.textContent).not.toMatch(/Att inte bli dömd|Being judged|respekt|respectfully/i);
      expect(await axeFindings()).toEqual([]);

      await screen.press('nav.tables');
      await waitFor(() => expect(document.activeElement?.textContent).toBe(screen.words('tables.heading')));
      for (const [index, id] of (['table-1', 'table-2'] as const).entries()) {
        const table = screen.getAllByRole('table')[index];
        if (table === undefined) throw new Error(`no ${id}`);
        const shown = within(table)
          .getAllByRole('row')
          .slice(1)
          .map((row) => within(row).getAllByRole('cell')[0]?.textContent);
        expect(shown).toEqual(Object.values(printedInReport[id]).map(String));
      }
      expect(await axeFindings()).toEqual([]);
    },
  );

  test('a sheet is printed once: ten slips, both languages, and nothing of it stays', slow, async () => {
    const clinic = await openedClinic();
    const screen = await unlocked(language, clinic);
    await screen.press('nav.codes');
    await screen.press('codes.issue');
    await screen.press('codes.issueConfirm');
    await untilHeading(screen, 'slips.heading');
    await waitFor(() => expect(document.activeElement?.textContent).toBe(screen.words('slips.heading')));
    expect(await axeFindings()).toEqual([]);
    const slips = screen.getAllByRole('article').map(({ textContent }) => textContent ?? '');
    expect(slips).toHaveLength(10);
    const codes = slips.map((slip) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(slip)?.[0] ?? '');
    expect(new Set(codes).size).toBe(10);
    for (const [index, slip] of slips.entries()) {
      expect(slip).toContain(String(index + 1).padStart(4, '0'));
      expect(slip).toContain('Din kod');
      expect(slip).toContain('Your code');
      expect(slip).toContain('127.0.0.1:8787');
      expect(slip).not.toMatch(/exempel|example|mottagning|clinic|behandling|treatment|sex|kast/i);
    }
    expect(document.querySelectorAll('.printable article')).toHaveLength(10);
    const sent = clinic.workplace.calls.join(' ');
    expect(isAskedBeforeLeaving()).toBe(true);
    await screen.press('slips.leave');
    await screen.press('slips.leaveConfirm');
    expect(isAskedBeforeLeaving()).toBe(false);
    for (const code of codes) {
      expect(document.documentElement.outerHTML).not.toContain(code);
      expect(sent).not.toContain(code);
    }
    expect(screen.getByRole('table').textContent).toContain('0010');

    await screen.press('codes.handOutFull', { serial: '0003' });
    await waitFor(() => expect(screen.queryByText('0003')).toBeNull());
    await screen.press('codes.revokeFull', { serial: '0004' });
    await screen.press('codes.revokeConfirm');
    await waitFor(() => expect(screen.queryByText('0004')).toBeNull());
    await screen.user.selectOptions(
      screen.getByLabelText(screen.words('codes.filter')),
      screen.words('codes.filterAll'),
    );
    const rows = screen.getAllByRole('row').map(({ textContent }) => textContent ?? '');
    const day = dayFromUnixMs(clinic.intake.nowMs);
    expect(rows.find((row) => row.includes('0003'))).toContain(screen.words('codes.stateHandedOut', { day }));
    expect(rows.find((row) => row.includes('0004'))).toContain(screen.words('codes.stateRevoked', { day }));
  });

  test(
    'a response from a slip that was not handed out is told with its reason, and mended from there',
    slow,
    async () => {
      const clinic = await openedClinic();
      const sheet = await quickSheet(clinic, clinic.session.registry);
      const root = sheet.roots.get('0006') ?? new Uint8Array();
      const answers = withAnswer(answersAt(questionnaire, 'start', 'sv'), {
        linkId: 'partner',
        lang: 'sv',
        value: true,
      });
      await handIn(clinic, { root, questionnaire, occasion: 'start', answers });
      const screen = await unlocked(language, clinic);
      await screen.findByText(screen.words('reason.not-handed-out'), {}, { timeout: 20_000 });
      await screen.press('mail.markHandedOutFull', { serial: '0006' });
      await waitFor(() => screen.getByText(`${screen.words('mail.accepted')}: 1`), { timeout: 20_000 });
    },
  );
});

describe('locking', () => {
  async function withResponse(): Promise<ClinicScreen & { readonly clinic: OpenedClinic }> {
    const clinic = await openedClinic();
    const screen = await unlocked('sv', clinic);
    await screen.press('nav.codes');
    return { ...screen, clinic };
  }

  test('F17: leaving the page empties the document before the handler returns', slow, async () => {
    const screen = await withResponse();
    act(() => {
      globalThis.dispatchEvent(new Event('pagehide'));
    });
    expect(screen.heading()).toBe(screen.words('start.heading'));
  });

  test('F17: five minutes without a key or a touch, and only then', slow, async () => {
    const screen = await withResponse();
    const { intake } = screen.clinic;
    intake.nowMs += 4 * 60_000;
    await screen.user.keyboard('a');
    intake.nowMs += 4 * 60_000 + 59_000;
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(screen.heading()).toBe(screen.words('codes.heading'));
    intake.nowMs += 1000;
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(screen.heading()).toBe(screen.words('start.heading'));
    expect(screen.getByText(screen.words('start.locked'))).toBeTruthy();
    expect(document.activeElement?.textContent).toBe(screen.words('start.heading'));
  });
});
