import { expect, test } from 'vitest';
import { OpenClinic } from '../../src/clinic/OpenClinic.tsx';
import { appendToRegistry } from '../../src/clinic/registry.ts';
import { answersAt, withAnswer } from '../../src/core/answers.ts';
import { addDays } from '../../src/core/day.ts';
import { today } from '../intake/testIntake.ts';
import { axeFindings } from '../support/axeFindings.ts';
import { selfRating } from '../support/selfRating.ts';
import { clinicScreen, type TestLanguage, untilHeading } from './clinicScreen.tsx';
import { handedOut, untilIdle } from './personScreen.tsx';
import { handIn, openedClinic, quickSheet } from './testSession.ts';

const languages: readonly TestLanguage[] = ['sv', 'en'];
const questionnaire = selfRating();

test.each(languages)(
  'crash-S15: a restored server, and responses that lay for weeks, are told above the lists (%s)',
  { timeout: 180_000 },
  async (language) => {
    const clinic = await openedClinic();
    const { intake, session, workplace, day } = clinic;
    const sheet = await quickSheet(clinic, session.registry);
    await appendToRegistry(session.access, sheet.registry, day, () => handedOut('0001'));
    const partner = { linkId: 'partner', lang: 'sv', value: true } as const;
    const answers = withAnswer(answersAt(questionnaire, 'start', 'sv'), partner);
    for (const serial of ['0001', '0002']) {
      const root = sheet.roots.get(serial) ?? new Uint8Array();
      await handIn(clinic, { root, questionnaire, occasion: 'start', answers });
    }
    intake.nowMs += 15 * 86_400_000;
    await intake.store.noteRestore(today + 2);

    const page = <OpenClinic session={session} workplace={workplace} onSession={() => {}} onLock={() => {}} />;
    const screen = await clinicScreen(language, workplace, page);
    await untilHeading(screen, 'mail.heading');
    await untilIdle();
    const told = [...document.querySelectorAll('.notice')].map(({ textContent }) => textContent ?? '').join(' ');
    expect(told).toContain(screen.words('news.restored', { from: day, on: addDays(day, 2) }));
    expect(told).toContain(screen.words('news.unopened_one', { count: 1, day }));
    expect(told).toContain(screen.words('news.openedLate_one', { count: 1, day }));
    expect(await axeFindings()).toEqual([]);
  },
);
