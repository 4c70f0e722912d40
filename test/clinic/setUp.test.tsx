import { within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { noticeParts, parseAbout } from '../../src/core/about.ts';
import { verifyProfile } from '../../src/crypto/profileSignature.ts';
import { parseRecoverySheet } from '../../src/crypto/recoverySeed.ts';
import { vaultLength } from '../../src/crypto/vault.ts';
import { TestIntake } from '../intake/testIntake.ts';
import { axeFindings } from '../support/axeFindings.ts';
import { type ClinicScreen, clinicScreen, type TestLanguage, untilHeading } from './clinicScreen.tsx';
import { untilIdle } from './personScreen.tsx';
import { testWorkplace } from './testWorkplace.ts';

const languages: readonly TestLanguage[] = ['sv', 'en'];
const slow = { timeout: 120_000 };

/** From the start page to the passphrase. */
async function toPassphrase(screen: ClinicScreen, token: string): Promise<string> {
  const { user, press } = screen;
  await press('start.setUp');
  await user.type(screen.getByLabelText(screen.words('setUp.token.label')), token.toLowerCase());
  await press('setUp.next');
  for (const field of screen.getAllByRole('textbox').slice(0, 2)) await user.type(field, 'Mottagning Ett');
  await press('setUp.next');
  for (const field of document.querySelectorAll('textarea')) {
    const filled = field.value.replace(/\[[^\]]*\]/g, '12');
    await user.clear(field);
    await user.click(field);
    await user.paste(filled);
  }
  await press('setUp.next');
  return within(screen.getByRole('list', { name: screen.words('setUp.passphrase.words') }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
    .join(' ');
}

/** From the passphrase to the last step. */
async function toFinish(screen: ClinicScreen, passphrase: string): Promise<void> {
  const { user, press, words } = screen;
  await user.type(screen.getByLabelText(words('setUp.passphrase.repeat')), passphrase);
  await press('setUp.next');
  await untilHeading(screen, 'setUp.keyFile.heading');
  await press('setUp.keyFile.save');
  await press('setUp.keyFile.again');
  await user.click(screen.getByLabelText(words('setUp.keyFile.confirm')));
  await press('setUp.next');
  await press('setUp.recovery.print');
  const last = screen.container.querySelector('.recovery-text')?.textContent?.slice(-10) ?? '';
  await user.type(screen.getByLabelText(words('setUp.recovery.last')), last.toLowerCase());
  await press('setUp.next');
}

describe.each(languages)('setting up a clinic (%s)', (language) => {
  test('from token to open clinic, and back in with file and passphrase', slow, async () => {
    const intake = new TestIntake();
    const workplace = testWorkplace(intake);
    const screen = await clinicScreen(language, workplace);
    const passphrase = await toPassphrase(screen, await intake.setupToken());
    expect(passphrase.split(' ')).toHaveLength(6);
    expect(await axeFindings()).toEqual([]);
    await toFinish(screen, passphrase);
    await screen.press('setUp.finish.submit');
    await untilHeading(screen, 'mail.heading');
    await untilIdle();

    const [file] = workplace.saved;
    expect(file?.bytes).toHaveLength(vaultLength);
    expect(file?.name).toMatch(/^avstamning-\d{4}-\d{2}-\d{2}\.key$/);
    const published = await intake.client('/profile.json');
    const { bytes: signature } = await intake.client('/profile.sig');
    const profile = verifyProfile(published.bytes, signature);
    expect(profile.plan).toHaveLength(1);
    const about = parseAbout((await intake.client('/about.json')).bytes);
    expect(about.name).toEqual({ sv: 'Mottagning Ett', en: 'Mottagning Ett' });
    for (const part of noticeParts) expect(Object.values(about.notice[part]).join()).not.toContain('[');

    await screen.press('nav.lock');
    await screen.press('start.open');
    await screen.user.upload(
      screen.getByLabelText(screen.words('unlock.file')),
      new File([file?.bytes ?? ''], 'k.key'),
    );
    await screen.user.type(screen.getByLabelText(screen.words('unlock.passphrase')), `  ${passphrase.toUpperCase()} `);
    await screen.press('unlock.submit');
    await untilHeading(screen, 'mail.heading');
  });

  test('the printed sheet holds the seed and no word about what the clinic does', slow, async () => {
    const intake = new TestIntake();
    const workplace = testWorkplace(intake);
    const screen = await clinicScreen(language, workplace);
    await toFinish(screen, await toPassphrase(screen, await intake.setupToken()));
    const [printed = ''] = workplace.printed;
    const seedText = screen.container.querySelector('.recovery-text');
    expect(seedText).toBeNull();
    expect(parseRecoverySheet(/FORM(?: [0-9A-Z]{4}){14} [0-9A-Z]{3}/.exec(printed)?.[0] ?? '')).toHaveLength(32);
    expect(printed).not.toContain('Mottagning Ett');
  });

  test('a used token asks for a new one, and the key file that was saved stays valid', slow, async () => {
    const intake = new TestIntake();
    const workplace = testWorkplace(intake);
    const screen = await clinicScreen(language, workplace);
    await toFinish(screen, await toPassphrase(screen, await intake.setupToken()));
    const fresh = await intake.setupToken();
    await screen.press('setUp.finish.submit');
    await screen.findByText(screen.words('setUp.finish.tokenRefused'));
    const field = screen.getByLabelText(screen.words('setUp.token.label'));
    await screen.user.clear(field);
    await screen.user.type(field, fresh);
    await screen.press('setUp.finish.submit');
    await untilHeading(screen, 'mail.heading');
    expect(workplace.saved).toHaveLength(2);
  });
});

describe('what stops the set-up', () => {
  test(
    'a token that is none, a missing name, a blank left in the notice, words that were not written down',
    slow,
    async () => {
      const intake = new TestIntake();
      const screen = await clinicScreen('sv', testWorkplace(intake));
      const { press, user, words } = screen;
      const summary = () => screen.getByRole('alert').textContent;
      await press('start.setUp');
      await press('setUp.next');
      expect(summary()).toContain(words('setUp.token.invalid'));
      await user.type(screen.getByLabelText(words('setUp.token.label')), await intake.setupToken());
      await press('setUp.next');
      await press('setUp.next');
      expect(summary()).toContain(words('setUp.clinic.nameMissing', { language: 'engelska' }));
      for (const field of screen.getAllByRole('textbox').slice(0, 2)) await user.type(field, 'Ett');
      await press('setUp.clinic.addLine');
      await press('setUp.next');
      expect(summary()).toContain(words('setUp.clinic.lineIncomplete'));
      await press('setUp.clinic.removeLine');
      await user.type(screen.getByLabelText(words('setUp.clinic.exit')), 'http://www.smhi.se');
      await press('setUp.next');
      expect(summary()).toContain(words('setUp.clinic.exitInvalid'));
      await user.clear(screen.getByLabelText(words('setUp.clinic.exit')));
      await press('setUp.next');
      await press('setUp.next');
      const fault = { part: words('setUp.notice.retention'), language: 'svenska' };
      expect(summary()).toContain(words('setUp.notice.blankLeft', fault));
      expect(screen.heading()).toBe(words('setUp.notice.heading'));
    },
  );

  test('a lost answer to the last request is mended by sending the same again', slow, async () => {
    const intake = new TestIntake();
    const workplace = testWorkplace(intake);
    const screen = await clinicScreen('sv', workplace);
    await toFinish(screen, await toPassphrase(screen, await intake.setupToken()));
    workplace.lost.set('/api/v1/admin/setup', 1);
    await screen.press('setUp.finish.submit');
    await screen.findByText(screen.words('failure.offline'));
    await screen.press('setUp.finish.submit');
    await untilHeading(screen, 'mail.heading');
  });

  test('stopping half-way leaves the token as it was', slow, async () => {
    const intake = new TestIntake();
    const screen = await clinicScreen('sv', testWorkplace(intake));
    const token = await intake.setupToken();
    await toFinish(screen, await toPassphrase(screen, token));
    await screen.press('setUp.cancel');
    await screen.press('setUp.cancelConfirm');
    expect(screen.heading()).toBe(screen.words('start.heading'));
    await toFinish(screen, await toPassphrase(screen, token));
    await screen.press('setUp.finish.submit');
    await untilHeading(screen, 'mail.heading');
  });
});
