// What a member of staff does with key files on the clinic's page: six words written down, a file saved twice, a colleague let in.
import { readFileSync } from 'node:fs';
import type { ClinicPage } from './clinicPage.ts';

export interface KeyFile {
  readonly file: Uint8Array;
  readonly passphrase: string;
}

export async function toKeys(clinic: ClinicPage): Promise<void> {
  await clinic.press('nav.keys');
  await clinic.seeHeading(clinic.text('keys.heading'));
}

/** From the six words to the end of the saving. `at` is called on both pages, before anything is done there. */
export async function saveKeyFile(
  clinic: ClinicPage,
  at: (name: 'passphrase' | 'key-file') => Promise<void> = async () => {},
): Promise<KeyFile> {
  const { page } = clinic;
  await clinic.seeHeading(clinic.text('setUp.passphrase.heading'));
  await at('passphrase');
  const list = page.getByRole('list', { name: clinic.text('setUp.passphrase.words') });
  const passphrase = (await list.getByRole('listitem').allInnerTexts()).map((word) => word.trim()).join(' ');
  await page.getByRole('textbox', { name: clinic.text('setUp.passphrase.repeat'), exact: true }).fill(passphrase);
  await clinic.press('setUp.next');
  await page
    .getByRole('heading', { level: 1, name: clinic.text('setUp.keyFile.heading'), exact: true })
    .waitFor({ timeout: 90_000 });
  await at('key-file');
  const save = async (key: string) => {
    const downloading = page.waitForEvent('download');
    await clinic.press(key);
    return Uint8Array.from(readFileSync(await (await downloading).path()));
  };
  const file = await save('setUp.keyFile.save');
  const again = await save('setUp.keyFile.again');
  if (!Buffer.from(file).equals(again)) throw new Error('the second copy is another file');
  await page.getByText(clinic.text('setUp.keyFile.confirm'), { exact: true }).click();
  await clinic.press('setUp.next');
  return { file, passphrase };
}

/** From the page about keys and back to it. */
export async function newColleague(
  clinic: ClinicPage,
  name: string,
  at?: Parameters<typeof saveKeyFile>[1],
): Promise<KeyFile> {
  await clinic.press('keys.colleague.open');
  await clinic.page.getByRole('textbox', { name: clinic.text('keys.colleague.name'), exact: true }).fill(name);
  await clinic.press('keys.colleague.go');
  const made = await saveKeyFile(clinic, at);
  await clinic.page.getByText(clinic.text('keys.colleague.done', { name })).first().waitFor();
  return made;
}
