// The browser's Back in the clinic's page, and what its history holds.
import { act, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answersAt, withAnswer } from '../../src/core/answers.ts';
import { vaultLength } from '../../src/crypto/vault.ts';
import { selfRating } from '../support/selfRating.ts';
import { type ClinicScreen, clinicScreen, untilHeading } from './clinicScreen.tsx';
import { copied } from './copied.ts';
import { openPerson, untilIdle } from './personScreen.tsx';
import { handIn, type OpenedClinic, openedClinic, quickSheet } from './testSession.ts';
import { randomBytes } from './testWorkplace.ts';

const slow = { timeout: 120_000 };
const questionnaire = selfRating();

afterEach(() => {
  vi.restoreAllMocks();
  history.replaceState(null, '', '/');
});

/** The start page; any key file opens the clinic at once. */
async function startPage(): Promise<{ readonly clinic: OpenedClinic; readonly screen: ClinicScreen }> {
  const clinic = await openedClinic();
  const { runTask } = clinic.workplace;
  const quick = async (kind: string, given: unknown) =>
    kind === 'openVault' ? copied(clinic.session.vault) : await runTask(kind as 'openMail', given as never);
  Object.assign(clinic.workplace, { runTask: quick });
  return { clinic, screen: await clinicScreen('sv', clinic.workplace) };
}

async function unlock(screen: ClinicScreen) {
  await screen.press('start.open');
  const file = new File([randomBytes(vaultLength)], 'k.key');
  await screen.user.upload(screen.getByLabelText(screen.words('unlock.file')), file);
  await screen.user.type(screen.getByLabelText(screen.words('unlock.passphrase')), 'sol');
  await screen.press('unlock.submit');
  await untilHeading(screen, 'mail.heading');
  await untilIdle();
}

/** An open clinic with a sheet, and one response from its first slip. */
async function opened() {
  const { clinic, screen } = await startPage();
  const { roots } = await quickSheet(clinic, clinic.session.registry);
  const answers = withAnswer(answersAt(questionnaire, 'start', 'sv'), { linkId: 'partner', lang: 'sv', value: true });
  await handIn(clinic, { root: roots.get('0001') ?? new Uint8Array(), questionnaire, occasion: 'start', answers });
  await unlock(screen);
  await screen.press('mail.markHandedOutFull', { serial: '0001' });
  await waitFor(() => screen.getByText(`${screen.words('mail.accepted')}: 1`), { timeout: 20_000 });
  await untilIdle();
  return { clinic, screen };
}

async function stepInHistory(step: () => void) {
  await act(async () => {
    const stepped = new Promise((resolve) => globalThis.addEventListener('popstate', resolve, { once: true }));
    step();
    await stepped;
  });
}

/** Back where the page stays beyond its start: it has stepped forward again to its one entry. */
async function back() {
  expect(history.state).toBe(1);
  await stepInHistory(() => history.back());
  await waitFor(() => expect(history.state).toBe(1));
}

async function backToStart(screen: ClinicScreen) {
  await stepInHistory(() => history.back());
  await untilHeading(screen, 'start.heading');
  expect(history.state).toBeNull();
}

describe('while nothing is open', () => {
  it(
    'leads to the start page, asks where a set-up would be lost, and is the browser’s own on the start page',
    slow,
    async () => {
      const { screen } = await startPage();
      const forward = vi.spyOn(history, 'forward');
      for (const key of ['start.open', 'recover.open', 'start.setUp']) {
        await screen.press(key);
        await backToStart(screen);
      }
      expect(forward).not.toHaveBeenCalled();

      await screen.press('start.setUp');
      await screen.user.type(screen.getByLabelText(screen.words('setUp.token.label')), 'A');
      await back();
      screen.getByRole('dialog', { name: screen.words('setUp.cancelTitle') });
      await back();
      expect(screen.queryByRole('dialog')).toBeNull();
      expect(screen.getByDisplayValue('A')).toBeTruthy();
      await screen.press('setUp.cancel');
      await screen.press('setUp.cancelConfirm');
      await untilHeading(screen, 'start.heading');
      await waitFor(() => expect(history.state).toBeNull());
      forward.mockClear();
      history.pushState(null, '', '/');
      await stepInHistory(() => history.back());
      expect(forward).not.toHaveBeenCalled();
    },
  );
});

describe('in an open clinic', () => {
  it('leads from page to page and never out; the history holds one entry more and tells nothing', slow, async () => {
    // Nothing lies forward of this entry.
    history.pushState(null, '', '/?code=ABCD#x');
    const before = history.length;
    const { screen } = await opened();
    const trace = () => [history.length - before, history.state, location.href.endsWith('/'), document.title];
    const names = { serial: '0001', occasion: screen.words('occasion.start') };
    await back();
    await untilHeading(screen, 'mail.heading');

    await screen.press('mail.openFull', names);
    await untilHeading(screen, 'response.heading', names);
    await screen.press('judge.aside.open');
    await back();
    await untilHeading(screen, 'response.heading', names);
    expect(trace()).toEqual([1, 1, true, 'Avstämning']);
    await back();
    await untilHeading(screen, 'mail.heading');

    await screen.press('nav.due');
    await openPerson({ screen } as never, '0001');
    await screen.press('mail.openFull', names);
    await untilHeading(screen, 'response.heading', names);
    await back();
    await untilHeading(screen, 'person.title', { serial: '0001' });
    await back();
    await untilHeading(screen, 'person.heading');
    await waitFor(() => expect(document.activeElement?.textContent).toBe(screen.words('person.heading')));
    await back();
    await untilHeading(screen, 'due.heading');
    await back();
    await untilHeading(screen, 'mail.heading');
    await back();
    await untilHeading(screen, 'mail.heading');
    expect(trace()).toEqual([1, 1, true, 'Avstämning']);
    expect(history.scrollRestoration).toBe('manual');

    await screen.press('nav.lock');
    await untilHeading(screen, 'start.heading');
    await waitFor(() => expect(history.state).toBeNull());
    await stepInHistory(() => history.forward());
    expect(screen.heading()).toBe(screen.words('start.heading'));
    await backToStart(screen);
  });

  it('asks before slips are lost, and closes a dialog as Esc does', slow, async () => {
    const { screen } = await opened();
    await screen.press('nav.codes');
    await screen.press('codes.issue');
    await back();
    expect(screen.queryByRole('dialog')).toBeNull();
    await screen.press('codes.issue');
    await screen.press('codes.issueConfirm');
    await untilHeading(screen, 'slips.heading');
    await back();
    screen.getByRole('dialog', { name: screen.words('slips.leaveTitle') });
    await back();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getAllByRole('article')).toHaveLength(10);
    await back();
    await screen.press('slips.leaveConfirm');
    await untilHeading(screen, 'codes.heading');
    await back();
    await untilHeading(screen, 'mail.heading');
  });

  it('ends no work with keys that is under way, and loses no text that was typed', slow, async () => {
    const { clinic, screen } = await opened();
    await screen.press('nav.keys');
    await screen.press('keys.texts.open');
    const name = document.getElementById('name-sv') as HTMLInputElement;
    await screen.user.clear(name);
    await screen.user.type(name, 'Nytt namn');
    await screen.press('setUp.next');
    await untilHeading(screen, 'setUp.notice.heading');
    await back();
    await untilHeading(screen, 'setUp.clinic.heading');
    expect(screen.getByDisplayValue('Nytt namn')).toBeTruthy();
    await back();
    await untilHeading(screen, 'keys.heading');

    await screen.press('keys.daily.open');
    const { asked, release } = clinic.workplace.hold('/api/v1/admin/nonce');
    await screen.press('keys.daily.go');
    await asked;
    await back();
    await untilHeading(screen, 'keys.daily.heading');
    release();
    await screen.findByText(screen.words('keys.daily.done'));
    await back();
    await untilHeading(screen, 'mail.heading');
  });

  it('takes no step by itself while the page is left, and takes it when the page is given back', slow, async () => {
    const { screen } = await opened();
    const step = vi.spyOn(history, 'back');
    act(() => void globalThis.dispatchEvent(new Event('pagehide')));
    expect(screen.heading()).toBe(screen.words('start.heading'));
    expect(step).not.toHaveBeenCalled();
    act(() => void globalThis.dispatchEvent(new Event('pageshow')));
    expect(step).toHaveBeenCalledOnce();
    await waitFor(() => expect(history.state).toBeNull());
  });

  it('is a sign of life, unless it comes too late', slow, async () => {
    const { clinic, screen } = await opened();
    const { intake } = clinic;
    await screen.press('nav.codes');
    intake.nowMs += 4 * 60_000;
    await back();
    await untilHeading(screen, 'mail.heading');
    intake.nowMs += 4 * 60_000;
    await back();
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(screen.heading()).toBe(screen.words('mail.heading'));
    await screen.press('nav.codes');
    await untilHeading(screen, 'codes.heading');
    intake.nowMs += 5 * 60_000;
    await backToStart(screen);
    expect(screen.getByText(screen.words('start.locked'))).toBeTruthy();
  });
});
