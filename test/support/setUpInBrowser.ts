// Sets up a clinic on the clinic's page, step by step, as a member of staff would.
import { readFileSync } from 'node:fs';
import { type ClinicPage, slowMs } from './clinicPage.ts';
import { pageFolders } from './testedLanguages.ts';

export interface ClinicSetUpByHand {
  readonly passphrase: string;
  readonly keyFile: Uint8Array;
  /** The recovery sheet's text. */
  readonly recovery: string;
}

export const clinicByHand = { sv: 'Provmottagningen', en: 'The trial clinic' } as const;

/** From the start page to an open clinic. `at` is called on each step's page, once it is filled in. */
export async function setUpInBrowser(
  clinic: ClinicPage,
  token: string,
  at: (name: string) => Promise<void> = async () => {},
): Promise<ClinicSetUpByHand> {
  const { page } = clinic;
  const next = () => clinic.press('setUp.next');
  const field = (key: string, values?: Readonly<Record<string, string>>) =>
    page.getByRole('textbox', { name: clinic.text(key, values), exact: true });

  await clinic.press('start.setUp');
  await clinic.seeHeading(clinic.text('setUp.token.heading'));
  await field('setUp.token.label').fill(token);
  await at('set-up-token');
  await next();

  await clinic.seeHeading(clinic.text('setUp.clinic.heading'));
  const names = page.locator('main form input[type="text"], main form input:not([type])');
  // One for each language, Swedish and English first in their own.
  const inOrder = pageFolders().map(
    (language) => clinicByHand[language as keyof typeof clinicByHand] ?? clinicByHand.sv,
  );
  for (const [index, name] of inOrder.entries()) await names.nth(index).fill(name);
  await at('set-up-clinic');
  await next();

  await clinic.seeHeading(clinic.text('setUp.notice.heading'));
  for (const box of await page.locator('main textarea').all()) {
    await box.fill((await box.inputValue()).replace(/\[[^\]]*\]/g, '031-390 06 00'));
  }
  await at('set-up-notice');
  await next();

  await clinic.seeHeading(clinic.text('setUp.passphrase.heading'));
  await at('set-up-passphrase');
  const words = page.getByRole('list', { name: clinic.text('setUp.passphrase.words') }).getByRole('listitem');
  const passphrase = (await words.allInnerTexts()).map((word) => word.trim()).join(' ');
  await field('setUp.passphrase.repeat').fill(passphrase);
  await next();

  await clinic.seeHeading(clinic.text('setUp.keyFile.heading'), slowMs);
  await at('set-up-key-file');
  const downloading = page.waitForEvent('download');
  await clinic.press('setUp.keyFile.save');
  const keyFile = Uint8Array.from(readFileSync(await (await downloading).path()));
  const secondCopy = page.waitForEvent('download');
  await clinic.press('setUp.keyFile.again');
  await secondCopy;
  await page.getByText(clinic.text('setUp.keyFile.confirm'), { exact: true }).click();
  await next();

  await clinic.seeHeading(clinic.text('setUp.recovery.heading'), slowMs);
  await at('set-up-recovery');
  const recovery = (await page.getByText(/^FORM 1/).innerText()).trim();
  await field('setUp.recovery.last').fill(recovery.slice(-10));
  await next();

  await clinic.seeHeading(clinic.text('setUp.finish.heading'));
  await at('set-up-finish');
  await clinic.press('setUp.finish.submit');
  await clinic.seeHeading(clinic.text('mail.heading'), slowMs);
  return { passphrase, keyFile, recovery };
}
