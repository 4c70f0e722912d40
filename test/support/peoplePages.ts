// What a member of staff does about single people on the clinic's page: who is due, a person's page and its forms.
import type { ClinicPage } from './clinicPage.ts';

export const dueStates = ['late', 'due', 'expected', 'missing', 'later'] as const;

export type DueLists = Readonly<Record<(typeof dueStates)[number], readonly string[]>>;

/** Each list's rows as `number occasion day`, the occasion by its id. */
export async function dueLists(clinic: ClinicPage): Promise<DueLists> {
  await clinic.toPage('due');
  const folded = clinic.page.locator('main details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  const tables = await clinic.tables();
  const rows = (state: string) => {
    const found = [...tables].find(([caption]) => caption.startsWith(`${clinic.text(`due.${state}`)}: `));
    return (found?.[1] ?? []).slice(1).map(([number = '', occasion = '', day = '']) => {
      return `${number} ${occasionId(clinic, occasion)} ${day}`;
    });
  };
  return {
    late: rows('late'),
    due: rows('due'),
    expected: rows('expected'),
    missing: rows('missing'),
    later: rows('later'),
  };
}

/** To a person's page, by the number of any of the slips; resolves with the number that stands over it. */
export async function openPerson(clinic: ClinicPage, serial: string, current = serial): Promise<void> {
  await clinic.toPage('person');
  await clinic.page.getByRole('textbox', { name: clinic.text('person.find.label'), exact: true }).fill(serial);
  await clinic.press('person.find.submit');
  await clinic.seeHeading(clinic.text('person.title', { serial: current }));
}

export async function recordEnd(clinic: ClinicPage, serial: string, day: string): Promise<void> {
  await openPerson(clinic, serial);
  await clinic.page.getByLabel(clinic.text('person.endForm.label'), { exact: true }).fill(day);
  await clinic.press('person.endForm.submit');
  await done(clinic, clinic.text('person.endSaved', { day }));
}

export async function replaceSlip(clinic: ClinicPage, lost: string, by: string): Promise<void> {
  await openPerson(clinic, lost);
  await clinic.page.getByLabel(clinic.text('person.replace.label'), { exact: true }).selectOption(by);
  await clinic.press('person.replace.submit');
  await clinic.page
    .getByRole('dialog')
    .getByRole('button', { name: clinic.text('person.replace.confirm') })
    .click();
  await clinic.seeHeading(clinic.text('person.title', { serial: by }));
  await done(clinic, clinic.text('person.replaced', { serial: by }));
}

export async function moveResponse(
  clinic: ClinicPage,
  serial: string,
  move: { readonly from: string; readonly to: string; readonly because: string },
): Promise<void> {
  await openPerson(clinic, serial);
  const occasion = clinic.text(`occasion.${move.from}`);
  await clinic.button(clinic.text('person.move.openFull', { serial, occasion })).click();
  await clinic.page
    .getByRole('radio', { name: clinic.text(`occasion.${move.to}`), exact: true })
    .check({ force: true });
  await clinic.page.getByLabel(clinic.text('person.move.because'), { exact: true }).fill(move.because);
  await clinic.press('person.move.submit');
  await done(clinic, clinic.text('person.moved', { occasion: clinic.text(`occasion.${move.to}`) }));
}

/** The change is entered, and what has arrived is fetched anew. */
async function done(clinic: ClinicPage, words: string): Promise<void> {
  await clinic.page.locator('.notice-success', { hasText: words }).waitFor();
  await clinic.page.locator('main [aria-disabled="true"]').first().waitFor({ state: 'detached' });
}

export function occasionId(clinic: ClinicPage, text: string): string {
  const ids = ['start', 'end', 'follow-up-6m', 'follow-up-1y', 'follow-up-2y', 'follow-up-3y'];
  return ids.find((id) => clinic.text(`occasion.${id}`) === text) ?? text;
}
