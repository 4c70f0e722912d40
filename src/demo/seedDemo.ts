// Fills a fresh intake with the demo clinic: three sheets of codes, and invented people with a history under the first two.
import { type Day, dayFromUnixMs, daysSinceEpoch } from '../core/day.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import { readQuestionnaire } from '../core/readQuestionnaire.ts';
import { newestVersions } from '../questionnaires/catalogue.ts';
import { enterEvents } from './clinicRegistry.ts';
import { demoAbout } from './demoAbout.ts';
import { answeredOn, demoHistory } from './demoHistory.ts';
import { demoPeople } from './demoPeople.ts';
import { inventAnswers } from './inventAnswers.ts';
import { type IssuedCode, issueSheet } from './issueSheet.ts';
import { type DemoClinic, setUpClinic } from './setUpClinic.ts';
import { submitResponse } from './submitResponse.ts';

const dayMs = 86_400_000;

export interface SeedOptions {
  /** Addresses without a trailing slash. */
  readonly client: string;
  readonly clinic: string;
  readonly setupToken: string;
  readonly nowMs: number;
}

export interface SeededDemo {
  readonly clinic: DemoClinic;
  /** Handed out, and nobody has used them. */
  readonly unused: readonly IssuedCode[];
}

/** The last sheet: most of it handed out for whoever tries the client's page, the rest for who tries the clinic's. */
const unusedCodes = 7;

/** @throws Error when anything is refused: a demo half seeded is of no use */
export async function seedDemo(options: SeedOptions): Promise<SeededDemo> {
  const { client, nowMs } = options;
  const questionnaire = await newestQuestionnaire();
  const clinic = await setUpClinic({ ...options, clinicAddress: options.clinic, about: demoAbout });
  const sheet = (at: number) => issueSheet(clinic, { instr: questionnaire.id, nowMs: at, handsOut: false });
  const slips = [...(await sheet(nowMs - 950 * dayMs)), ...(await sheet(nowMs - 500 * dayMs))];
  const last = await sheet(nowMs);
  const today = dayFromUnixMs(nowMs);
  const spare = slips.at(-1);
  const stories = demoPeople.map((person, index) => {
    const slip = slips[index];
    if (slip === undefined || spare === undefined || index >= slips.length - 1)
      throw new Error('more people than slips');
    return { person, slip, current: person.replaced === undefined ? slip : spare };
  });
  const unused = last.slice(0, unusedCodes);
  await enterEvents(clinic, [
    ...stories.flatMap(({ person, slip, current }) => demoHistory(person, slip.serial, current.serial, today)),
    ...unused.map(({ serial }) => ({ day: today, event: { k: 'handed-out', serial } as const })),
  ]);
  for (const [person, { person: told, slip, current }] of stories.entries()) {
    for (const occasion of told.answered) {
      const { root } = occasion === 'start' ? slip : current;
      const language = person % 4 === 2 ? 'en' : 'sv';
      const answers = inventAnswers(questionnaire, { person, occasion, language });
      const filledInMs = Math.min(nowMs, unixMsOf(answeredOn(told, occasion, today)));
      await submitResponse(client, {
        profile: clinic.profile,
        root,
        questionnaire,
        occasion,
        language,
        answers,
        nowMs: filledInMs,
      });
    }
  }
  return { clinic, unused };
}

function unixMsOf(day: Day): number {
  return daysSinceEpoch(day) * dayMs;
}

/** The published questionnaire that new codes are made for. @throws Problem `questionnaire-refused` */
export async function newestQuestionnaire(): Promise<Questionnaire> {
  const newest = newestVersions.at(-1);
  if (newest === undefined) throw new Error('no questionnaire is published');
  return readQuestionnaire(await newest.load());
}
