// An open clinic with one sheet and a past, on its pages about single people.
import { waitFor, within } from '@testing-library/react';
import { OpenClinic } from '../../src/clinic/OpenClinic.tsx';
import { appendToRegistry } from '../../src/clinic/registry.ts';
import { answersAt, withAnswer } from '../../src/core/answers.ts';
import { addDays, type Day } from '../../src/core/day.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import type { RegistryEvent } from '../../src/core/registryRecord.ts';
import { selfRating } from '../support/selfRating.ts';
import { type ClinicScreen, clinicScreen, type TestLanguage, untilHeading } from './clinicScreen.tsx';
import { handIn, type OpenedClinic, openedClinic, quickSheet } from './testSession.ts';

const questionnaire = selfRating();

export interface PersonScreen {
  readonly clinic: OpenedClinic;
  readonly screen: ClinicScreen;
  readonly arrive: (serial: string, occasion: Occasion) => Promise<unknown>;
  readonly fetchAnew: () => Promise<void>;
}

/** An open clinic with one sheet, after these events of so many days ago. */
export async function personScreen(
  language: TestLanguage,
  past: (day: Day) => readonly (readonly [number, readonly RegistryEvent[]])[],
  cameBefore: readonly (readonly [string, Occasion])[] = [],
): Promise<PersonScreen> {
  const clinic = await openedClinic();
  const sheet = await quickSheet(clinic, clinic.session.registry);
  let { registry } = sheet;
  for (const [daysAgo, events] of past(clinic.day)) {
    const appended = await appendToRegistry(
      clinic.session.access,
      registry,
      addDays(clinic.day, -daysAgo),
      () => events,
    );
    if (!appended.ok) throw new Error(appended.failure);
    registry = appended.registry;
  }
  const arrive = (serial: string, occasion: Occasion) => {
    const answers = withAnswer(answersAt(questionnaire, occasion, 'sv'), {
      linkId: 'partner',
      lang: 'sv',
      value: true,
    });
    return handIn(clinic, { root: sheet.roots.get(serial) ?? new Uint8Array(), questionnaire, occasion, answers });
  };
  for (const [serial, occasion] of cameBefore) await arrive(serial, occasion);
  const { session, workplace } = clinic;
  const screen = await clinicScreen(
    language,
    workplace,
    <OpenClinic session={session} workplace={workplace} onSession={() => {}} onLock={() => {}} />,
  );
  await untilHeading(screen, 'mail.heading');
  const fetchAnew = async () => {
    await screen.press('nav.mail');
    await untilIdle();
    await screen.press('mail.fetch');
    await untilIdle();
  };
  await untilIdle();
  return { clinic, screen, arrive, fetchAnew };
}

export async function untilIdle() {
  await waitFor(
    () => {
      if (document.querySelector('progress, [aria-disabled]') !== null) throw new Error('still working');
    },
    { timeout: 60_000, interval: 20 },
  );
}

export async function openPerson({ screen }: PersonScreen, serial: string) {
  await screen.press('nav.person');
  const field = screen.getByLabelText(screen.words('person.find.label'));
  await screen.user.clear(field);
  await screen.user.type(field, serial);
  await screen.press('person.find.submit');
  await untilHeading(screen, 'person.title', { serial });
}

export const rowsOf = (screen: ClinicScreen, caption: RegExp | string) =>
  within(screen.getByRole('table', { name: caption }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('th, td')].slice(0, 4).map((cell) => cell.textContent?.trim() ?? ''));

export const handedOut = (...serials: readonly string[]) =>
  serials.map((serial) => ({ k: 'handed-out', serial }) as const);
export const ended = (serial: string, on: Day) => ({ k: 'ended', serial, on }) as const;
