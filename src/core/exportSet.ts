// What one export holds about people: who has which responses, under numbers drawn for this export alone, and what was
// left out. Every per-person file is written from this, so that all of them agree.
import type { Day } from './day.ts';
import { type ExportVariable, exportVariables, questionsByItem, type VariableSource } from './exportVariable.ts';
import type { CountedResponse } from './indicator.ts';
import { occasions } from './occasion.ts';
import { personNumbers } from './personNumbers.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { RandomBytes } from './random.ts';
import { type Language, textIn } from './text.ts';

export interface ExportedResponse extends CountedResponse {
  /** The day of answering. Exports tell its month alone. */
  readonly doneOn: Day;
  readonly language: Language;
}

export interface ExportedPerson {
  /** Means nothing outside this export. */
  readonly number: number;
  /** In the order of the occasions, one each. */
  readonly responses: readonly ExportedResponse[];
}

export interface ExportSet {
  /** Oldest version first. */
  readonly questionnaires: readonly Questionnaire[];
  readonly variables: readonly ExportVariable[];
  /** By number, which is by chance. */
  readonly people: readonly ExportedPerson[];
  /** Responses left out because their person has two at one occasion: neither can be placed, as in the tables. */
  readonly doubledCount: number;
  /** Questions that no file about single people may hold. */
  readonly withheld: readonly { readonly item: string; readonly label: string }[];
  /** Whether own words (those that are not withheld) are told. */
  readonly hasOwnWords: boolean;
}

export interface ExportChoices extends Omit<VariableSource, 'questionnaires'> {
  readonly hasOwnWords: boolean;
  readonly randomBytes: RandomBytes;
}

/** `responses` must be to one questionnaire (`url`), in whatever versions. */
export function exportSet(responses: readonly ExportedResponse[], choices: ExportChoices): ExportSet {
  const placed = withoutDoubled(responses);
  const numbers = personNumbers(
    placed.map(({ pseudonym }) => pseudonym),
    choices.randomBytes,
  );
  const responsesOf = grouped(placed, ({ pseudonym }) => pseudonym);
  const people = [...numbers].map(([pseudonym, number]) => ({
    number,
    responses: [...(responsesOf.get(pseudonym) ?? [])].sort(byOccasion),
  }));
  const questionnaires = versionsOf(responses);
  return {
    questionnaires,
    variables: exportVariables({ ...choices, questionnaires }),
    people: people.sort((left, right) => left.number - right.number),
    doubledCount: responses.length - placed.length,
    withheld: withheldIn(questionnaires, choices),
    hasOwnWords: choices.hasOwnWords,
  };
}

/** Responses to each questionnaire apart, in the order of first appearance. */
export function byQuestionnaire(responses: readonly ExportedResponse[]): readonly (readonly ExportedResponse[])[] {
  return [...grouped(responses, ({ questionnaire }) => questionnaire.url).values()];
}

/** Without those whose person has another at the same occasion. */
export function withoutDoubled<Response extends CountedResponse>(responses: readonly Response[]): readonly Response[] {
  const places = grouped(responses, ({ pseudonym, occasion }) => `${occasion} ${pseudonym}`);
  return [...places.values()].flatMap((together) => (together.length === 1 ? together : []));
}

function grouped<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): ReadonlyMap<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}

function versionsOf(responses: readonly CountedResponse[]): readonly Questionnaire[] {
  const found = new Map(responses.map(({ questionnaire }) => [questionnaire.version, questionnaire]));
  return [...found.values()].sort((left, right) => compareVersions(left.version, right.version));
}

/** 1.10.0 comes after 1.9.0. */
function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function byOccasion(left: CountedResponse, right: CountedResponse): number {
  return occasions.indexOf(left.occasion) - occasions.indexOf(right.occasion);
}

function withheldIn(
  questionnaires: readonly Questionnaire[],
  { withheld, language }: ExportChoices,
): ExportSet['withheld'] {
  const labels = new Map<string, string>();
  for (const questionnaire of questionnaires) {
    for (const [item, question] of questionsByItem(questionnaire)) {
      if (withheld.includes(item)) labels.set(item, textIn(question.text, language));
    }
  }
  return [...labels].map(([item, label]) => ({ item, label }));
}
