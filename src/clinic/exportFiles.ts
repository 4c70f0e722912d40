// What the page for exports saves: which files belong to which choice, under names that tell nothing. The files
// themselves are core's; the words in them are the page's.
import { type ArrivedResponse, aggregateSets, aggregateYear } from '../core/aggregate.ts';
import { encodeAggregate } from '../core/aggregateFile.ts';
import { toBase64url } from '../core/base64url.ts';
import { type CodebookWords, codebookPackage, codebookText } from '../core/codebook.ts';
import { beginningOf } from '../core/comparability.ts';
import { type CsvFormName, csvText } from '../core/csv.ts';
import type { Day } from '../core/day.ts';
import { bundleText, exportBundle } from '../core/exportBundle.ts';
import { byQuestionnaire, type ExportedResponse, type ExportSet, exportSet } from '../core/exportSet.ts';
import { longTable, wideTable } from '../core/exportTables.ts';
import type { FhirElement } from '../core/fhirElement.ts';
import { isOccasion, occasions } from '../core/occasion.ts';
import { personOf } from '../core/person.ts';
import type { RandomBytes } from '../core/random.ts';
import type { RegistryState } from '../core/registryState.ts';
import { spssSyntax } from '../core/spssSyntax.ts';
import type { Language } from '../core/text.ts';
import { countingRules } from '../questionnaires/countingRules.ts';
import { reportTables } from '../questionnaires/reportTables.ts';
import type { AcceptedMail } from './mail.ts';

export const exportKinds = ['people', 'answers', 'bundle', 'year'] as const;
export type ExportKind = (typeof exportKinds)[number];

export const exportFileIds = ['wide', 'codebook', 'codebook-machine', 'syntax', 'long', 'bundle', 'figures'] as const;
export type ExportFileId = (typeof exportFileIds)[number];

/** Each is a locale key below `exports.file`. */
export const filesOfKind: Readonly<Record<ExportKind, readonly ExportFileId[]>> = {
  people: ['wide', 'codebook', 'codebook-machine', 'syntax'],
  answers: ['long', 'codebook'],
  bundle: ['bundle'],
  year: ['figures'],
};

/** One response as every export takes it. */
export type ExportSource = ExportedResponse & ArrivedResponse;

export interface ExportWish {
  readonly form: CsvFormName;
  readonly hasOwnWords: boolean;
  readonly year: number | undefined;
  readonly language: Language;
  readonly say: (key: string) => string;
}

export interface ExportMeans {
  readonly clinicId: Uint8Array;
  readonly today: Day;
  readonly randomBytes: RandomBytes;
  /** The published questionnaires as FHIR JSON. */
  readonly definitions: readonly FhirElement[];
}

export interface ExportFile {
  readonly name: string;
  readonly text: string;
}

/** Tables that a year's file holds. */
export const yearSets = aggregateSets(reportTables);

export function exportSources(
  accepted: readonly AcceptedMail[],
  slips: RegistryState['slips'],
): readonly ExportSource[] {
  return accepted.flatMap(({ questionnaire, answers, occasion, serial, doneOn, arrivedOn, language }) =>
    isOccasion(occasion)
      ? [{ questionnaire, answers, occasion, pseudonym: personOf(slips, serial), doneOn, arrivedOn, language }]
      : [],
  );
}

/** What the files of single people would hold, each questionnaire apart. */
export function exportSetsOf(
  sources: readonly ExportSource[],
  wish: ExportWish,
  randomBytes: RandomBytes,
): readonly ExportSet[] {
  const words = wordsFor(wish);
  return byQuestionnaire(sources).map((responses) => {
    const { url } = responses[0]?.questionnaire ?? { url: '' };
    const beginning = (item: string, version: string) => beginningOf(countingRules.comparability, url, version, item);
    return exportSet(responses, {
      withheld: countingRules.shownTogether.items,
      language: wish.language,
      words: { ...words.variable },
      isSameMeaning: (item, version, other) => beginning(item, version) === beginning(item, other),
      hasOwnWords: wish.hasOwnWords,
      randomBytes,
    });
  });
}

/** One file for each questionnaire; a year's figures are one file. Person numbers are drawn at each call. */
export function exportFiles(
  id: ExportFileId,
  sources: readonly ExportSource[],
  wish: ExportWish,
  means: ExportMeans,
): readonly ExportFile[] {
  if (id === 'figures') {
    const { year = 0 } = wish;
    const clinic = toBase64url(means.clinicId);
    const figures = aggregateYear(yearSets, sources, { clinic, year, today: means.today }, countingRules);
    return [{ name: `export-figures-${year}.json`, text: encodeAggregate(figures) }];
  }
  const sets = exportSetsOf(sources, wish, means.randomBytes);
  return sets.map((set, index) => {
    const prefix = sets.length === 1 ? 'export' : `export-${index + 1}`;
    return fileOf(id, set, prefix, wish, means);
  });
}

function fileOf(
  id: Exclude<ExportFileId, 'figures'>,
  set: ExportSet,
  prefix: string,
  wish: ExportWish,
  means: ExportMeans,
): ExportFile {
  const { codebook } = wordsFor(wish);
  const wideName = `${prefix}-wide.csv`;
  switch (id) {
    case 'wide':
      return { name: wideName, text: csvText(wideTable(set), wish.form) };
    case 'long':
      return { name: `${prefix}-long.csv`, text: csvText(longTable(set, codebook), wish.form) };
    case 'codebook':
      return { name: `${prefix}-codebook.txt`, text: codebookText(set, codebook) };
    case 'codebook-machine':
      return { name: `${prefix}-codebook.json`, text: codebookPackage(set, codebook, wish.form, wideName) };
    case 'syntax':
      return { name: `${prefix}-read.sps`, text: spssSyntax(set, codebook, wish.form, wideName) };
    case 'bundle':
      return {
        name: `${prefix}-bundle.json`,
        text: bundleText(exportBundle(set, means.definitions, means.randomBytes)),
      };
  }
}

function wordsFor({ say }: ExportWish) {
  const word = (key: string) => say(`exports.words.${key}`);
  const variable = {
    yes: say('ui:question.yes'),
    no: say('ui:question.no'),
    chosen: word('chosen'),
    notChosen: word('notChosen'),
    written: word('written'),
    ownWords: word('ownWords'),
  };
  const codebook: CodebookWords = {
    title: word('title'),
    notes: [word('notePerson'), word('noteMonth'), word('noteAnonymous'), word('noteReconstruction')],
    person: word('person'),
    month: word('month'),
    version: word('version'),
    language: word('language'),
    skipped: say('tables.skipped'),
    declined: say('tables.declined'),
    notAsked: say('tables.notAsked'),
    emptyCell: word('emptyCell'),
    versions: word('versions'),
    isSplit: word('isSplit'),
    columns: word('columns'),
    withheld: word('withheld'),
    occasions: Object.fromEntries(occasions.map((occasion) => [occasion, say(`occasion.${occasion}`)])),
  };
  return { variable, codebook };
}
