// Fills a fresh intake with the demo clinic: two sheets of codes, and responses under most of the first sheet's.
import type { Occasion } from '../core/occasion.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import { readQuestionnaire } from '../core/readQuestionnaire.ts';
import { newestVersions } from '../questionnaires/catalogue.ts';
import { demoAbout } from './demoAbout.ts';
import { inventAnswers } from './inventAnswers.ts';
import { type IssuedCode, issueSheet } from './issueSheet.ts';
import { type DemoClinic, setUpClinic } from './setUpClinic.ts';
import { submitResponse } from './submitResponse.ts';

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

/** How many of the first sheet's ten people have answered at each occasion. */
const answered: readonly (readonly [Occasion, number])[] = [
  ['start', 9],
  ['end', 6],
  ['follow-up-6m', 3],
];

/** @throws Error when anything is refused: a demo half seeded is of no use */
export async function seedDemo(options: SeedOptions): Promise<SeededDemo> {
  const { client, nowMs } = options;
  const questionnaire = await newestQuestionnaire();
  const clinic = await setUpClinic({ ...options, clinicAddress: options.clinic, about: demoAbout });
  const people = await issueSheet(clinic, { instr: questionnaire.id, nowMs });
  const unused = await issueSheet(clinic, { instr: questionnaire.id, nowMs });
  for (const [occasion, count] of answered) {
    for (const [person, { root }] of people.slice(0, count).entries()) {
      const language = person % 3 === 2 ? 'en' : 'sv';
      const answers = inventAnswers(questionnaire, { person, occasion, language });
      await submitResponse(client, {
        profile: clinic.profile,
        root,
        questionnaire,
        occasion,
        language,
        answers,
        nowMs,
      });
    }
  }
  return { clinic, unused };
}

/** The published questionnaire that new codes are made for. @throws Problem `questionnaire-refused` */
export async function newestQuestionnaire(): Promise<Questionnaire> {
  const newest = newestVersions.at(-1);
  if (newest === undefined) throw new Error('no questionnaire is published');
  return readQuestionnaire(await newest.load());
}
