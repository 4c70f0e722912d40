import { within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { parseAbout } from '../../src/core/about.ts';
import { toBase64url } from '../../src/core/base64url.ts';
import { parseProfile } from '../../src/core/profile.ts';
import { formatRecoverySheet } from '../../src/crypto/recoverySeed.ts';
import { type Vault, vaultLength } from '../../src/crypto/vault.ts';
import { axeFindings } from '../support/axeFindings.ts';
import { wholeText } from '../support/wholeText.ts';
import { type ClinicScreen, clinicScreen, type TestLanguage, untilHeading } from './clinicScreen.tsx';
import { copied } from './copied.ts';
import { untilIdle } from './personScreen.tsx';
import { type OpenedClinic, openedClinic } from './testSession.ts';
import { randomBytes } from './testWorkplace.ts';

const slow = { timeout: 240_000 };
const words = 'ankare ankare ankare ankare ankare ankare';

/** Key files without the seconds of a real one: what is sealed is remembered here, under its bytes and its words. */
const sealedFiles = new Map<string, Vault>();
const nameOf = (file: Uint8Array, passphrase: string) => `${Buffer.from(file).toString('hex')} ${passphrase}`;

function sealed(vault: Vault, passphrase = words): Uint8Array<ArrayBuffer> {
  const file = randomBytes(vaultLength);
  sealedFiles.set(nameOf(file, passphrase), copied(vault));
  return file;
}

const openedFile = (file: Uint8Array | undefined, passphrase: string) =>
  copied(sealedFiles.get(nameOf(file ?? new Uint8Array(), passphrase)));

/** The page's other tasks run as they are. */
async function quickClinic(): Promise<OpenedClinic> {
  const clinic = await openedClinic();
  const { runTask } = clinic.workplace;
  const quick = async (kind: string, given: { vault: Vault; file: Uint8Array; passphrase: string }) => {
    if (kind === 'sealVault') return sealed(given.vault, given.passphrase);
    if (kind === 'openVault') return openedFile(given.file, given.passphrase);
    return await runTask(kind as 'openMail', given as never);
  };
  Object.assign(clinic.workplace, { runTask: quick });
  return clinic;
}

async function unlock(screen: ClinicScreen, file: Uint8Array<ArrayBuffer>, passphrase = words) {
  await screen.press('start.open');
  await screen.user.upload(screen.getByLabelText(screen.words('unlock.file')), new File([file], 'k.key'));
  await screen.user.type(screen.getByLabelText(screen.words('unlock.passphrase')), passphrase);
  await screen.press('unlock.submit');
  await untilHeading(screen, 'mail.heading');
  await untilIdle();
}

const sheetOf = ({ session }: OpenedClinic) => formatRecoverySheet(session.vault.seed ?? new Uint8Array(32));

async function typeSheet(screen: ClinicScreen, text: string) {
  const field = screen.getByLabelText(screen.words('keys.sheet'));
  await screen.user.clear(field);
  await screen.user.click(field);
  await screen.user.paste(text);
}

/** From the six words to the saved file; resolves with the words. */
async function saveKeyFile(screen: ClinicScreen): Promise<string> {
  const passphrase = within(screen.getByRole('list', { name: screen.words('setUp.passphrase.words') }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
    .join(' ');
  await screen.user.type(screen.getByLabelText(screen.words('setUp.passphrase.repeat')), passphrase);
  await screen.press('setUp.next');
  await untilHeading(screen, 'setUp.keyFile.heading');
  await screen.press('setUp.keyFile.save');
  await screen.press('setUp.keyFile.again');
  await screen.user.click(screen.getByLabelText(screen.words('setUp.keyFile.confirm')));
  await screen.press('setUp.next');
  return passphrase;
}

async function openKeys(language: TestLanguage) {
  const clinic = await quickClinic();
  const screen = await clinicScreen(language, clinic.workplace);
  await unlock(screen, sealed(clinic.session.vault));
  await screen.press('nav.keys');
  return { clinic, screen };
}

describe.each<TestLanguage>(['sv', 'en'])('the keys (%s)', (language) => {
  test('a colleague gets a file, the daily key is changed, and the file is stopped again', slow, async () => {
    const { clinic, screen } = await openKeys(language);
    expect(await axeFindings()).toEqual([]);
    await screen.press('keys.colleague.open');
    expect(await axeFindings()).toEqual([]);
    await screen.press('keys.colleague.go');
    expect(screen.getByRole('alert').textContent).toContain(screen.words('keys.colleague.nameWrong'));
    await screen.user.type(screen.getByLabelText(screen.words('keys.colleague.name')), 'AB');
    await screen.press('keys.colleague.go');
    const passphrase = await saveKeyFile(screen);
    await screen.findByText(screen.words('keys.colleague.done', { name: 'AB' }));
    const vault = openedFile(clinic.workplace.saved[0]?.bytes, passphrase);
    expect([vault?.daily.length, vault?.seed]).toEqual([1, undefined]);

    await screen.press('keys.daily.open');
    expect(await axeFindings()).toEqual([]);
    await screen.press('keys.daily.go');
    await screen.findByText(screen.words('keys.daily.done'));
    await screen.press('keys.leave.openFull', { name: 'AB' });
    expect(await axeFindings()).toEqual([]);
    await screen.press('keys.leave.go');
    await screen.findByText(screen.words('keys.leave.done'));
    expect(screen.queryByRole('button', { name: screen.words('keys.leave.openFull', { name: 'AB' }) })).toBeNull();
    const profile = parseProfile((await clinic.intake.client('/profile.json')).bytes);
    expect([profile.seq, profile.accept.length]).toEqual([4, 4]);
  });

  test('F20: the sheet is tried, a wrong one is told, and the day stands on the page', slow, async () => {
    const { clinic, screen } = await openKeys(language);
    screen.getByText(screen.words('keys.neverDrilled'));
    await screen.press('keys.drill.open');
    expect(await axeFindings()).toEqual([]);
    await screen.press('keys.drill.go');
    expect(screen.getByRole('alert').textContent).toContain(screen.words('keys.sheetMissing'));
    await typeSheet(screen, formatRecoverySheet(randomBytes(32)));
    await screen.press('keys.drill.go');
    await screen.findAllByText(screen.words('failure.wrong-sheet'));
    await typeSheet(screen, sheetOf(clinic).toLowerCase().replaceAll(' ', '\n'));
    await screen.press('keys.drill.go');
    await screen.findByText(screen.words('keys.drill.done'));
    screen.getByText(wholeText(screen.words('keys.drilledOn', { day: clinic.day })));
  });

  test('what a fetch read before stays behind what was done with keys meanwhile', slow, async () => {
    const { clinic, screen } = await openKeys(language);
    const list = clinic.workplace.hold('/api/v1/admin/submissions');
    await screen.press('nav.mail');
    await screen.press('mail.fetch');
    // By then the registry is read.
    await list.asked;
    await screen.press('nav.keys');
    await screen.press('keys.drill.open');
    await typeSheet(screen, sheetOf(clinic));
    await screen.press('keys.drill.go');
    await screen.findByText(screen.words('keys.drill.done'));
    await screen.press('nav.mail');
    list.release();
    await untilIdle();
    await screen.press('nav.keys');
    screen.getByText(wholeText(screen.words('keys.drilledOn', { day: clinic.day })));
  });

  test('a lost file is replaced with the sheet from the start page', slow, async () => {
    const clinic = await quickClinic();
    const screen = await clinicScreen(language, clinic.workplace);
    await screen.press('recover.open');
    expect(await axeFindings()).toEqual([]);
    await typeSheet(screen, sheetOf(clinic));
    await screen.press('setUp.next');
    await untilHeading(screen, 'recover.whoHeading');
    expect(await axeFindings()).toEqual([]);
    await screen.press('setUp.next');
    const passphrase = await saveKeyFile(screen);
    await untilHeading(screen, 'recover.sendHeading');
    await screen.press('recover.send');
    await untilHeading(screen, 'mail.heading');
    await screen.press('nav.lock');
    await unlock(screen, clinic.workplace.saved[0]?.bytes ?? new Uint8Array(), passphrase);
    const old = await clinic.session.admin.recordsAfter(0);
    expect(old).toEqual({ ok: false, failure: 'unauthorised' });
  });

  test('what to do after a loss leads to the action that does it', slow, async () => {
    const { screen } = await openKeys(language);
    await screen.press('keys.loss.open');
    for (const detail of document.querySelectorAll('details')) detail.open = true;
    expect(await axeFindings()).toEqual([]);
    await screen.press('keys.lossOf.stolen.go');
    const revoke = screen.getByLabelText(screen.words('keys.earlierChoice.revoke'));
    expect(revoke).toHaveProperty('checked', true);
    await screen.press('keys.back');
    await screen.press('keys.loss.open');
    await screen.press('keys.lossOf.slip.go');
    expect(screen.heading()).toBe(screen.words('person.heading'));
  });

  test('the clinic’s texts are changed and signed anew', slow, async () => {
    const { clinic, screen } = await openKeys(language);
    await screen.press('keys.texts.open');
    const [name] = screen.getAllByRole('textbox');
    if (name) await screen.user.clear(name);
    if (name) await screen.user.type(name, 'Nya namnet');
    await screen.press('setUp.next');
    for (const field of document.querySelectorAll('textarea')) {
      const filled = field.value.replace(/\[[^\]]*\]/g, '12');
      await screen.user.clear(field);
      await screen.user.click(field);
      await screen.user.paste(filled);
    }
    await screen.press('setUp.next');
    expect(await axeFindings()).toEqual([]);
    await screen.press('keys.texts.go');
    await screen.findByText(screen.words('keys.texts.done'));
    const about = parseAbout((await clinic.intake.client('/about.json')).bytes);
    expect([about.name['sv'], about.seq]).toEqual(['Nya namnet', 2]);
    const profile = parseProfile((await clinic.intake.client('/profile.json')).bytes);
    expect(toBase64url(profile.daily.keyId)).toBe(toBase64url(clinic.session.profile.daily.keyId));
  });
});

test('F16: a file that cannot be saved leaves the old one as it was, and can be saved again', slow, async () => {
  const { clinic, screen } = await openKeys('sv');
  const { workplace } = clinic;
  const { saveFile } = workplace;
  await screen.press('keys.passphrase.open');
  let isFull = true;
  Object.assign(workplace, {
    saveFile: (...given: Parameters<typeof saveFile>) => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      saveFile(...given);
    },
  });
  const list = screen.getByRole('list', { name: screen.words('setUp.passphrase.words') });
  const passphrase = [...list.querySelectorAll('li')].map(({ textContent }) => textContent).join(' ');
  await screen.user.type(screen.getByLabelText(screen.words('setUp.passphrase.repeat')), passphrase);
  await screen.press('setUp.next');
  await untilHeading(screen, 'setUp.keyFile.heading');
  await screen.press('setUp.keyFile.save');
  await screen.findByText(screen.words('keys.saveFailed'));
  expect(workplace.saved).toEqual([]);
  isFull = false;
  await screen.press('setUp.keyFile.save');
  await screen.press('setUp.keyFile.again');
  await screen.user.click(screen.getByLabelText(screen.words('setUp.keyFile.confirm')));
  await screen.press('setUp.next');
  await screen.findByText(screen.words('keys.passphrase.done'));
  const [file] = workplace.saved;
  expect(openedFile(file?.bytes, passphrase)?.seed).toBeDefined();
});
