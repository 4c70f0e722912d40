// The report's respondents as an export takes them, with plain English words, for tests of every kind of file.
import type { CodebookWords } from '../../src/core/codebook.ts';
import { parseDay } from '../../src/core/day.ts';
import { type ExportChoices, type ExportedResponse, exportSet } from '../../src/core/exportSet.ts';
import { occasions } from '../../src/core/occasion.ts';
import type { Questionnaire } from '../../src/core/questionnaire.ts';
import { shownTogether } from '../../src/questionnaires/shownTogether.ts';
import { reportResponses } from './reportRespondents.ts';

export const exportWords: CodebookWords = {
  title: 'Codebook',
  notes: ['A note.'],
  person: 'person number, drawn for this file',
  month: 'year and month',
  version: 'version of the questionnaire',
  language: 'language in which it was sent',
  skipped: 'skipped',
  declined: 'did not want to answer',
  notAsked: 'not asked',
  emptyCell: 'empty: nothing handed in',
  versions: 'versions',
  isSplit: 'not comparable with the other versions',
  columns: 'columns',
  withheld: 'left out',
  occasions: Object.fromEntries(occasions.map((occasion) => [occasion, `at ${occasion}`])),
};

/** Four bytes at a time that are different each time: 0, 1, 2 … from `seed` on. */
export function countingBytes(seed = 0): (length: number) => Uint8Array {
  let next = seed;
  return (length) => {
    next = (next * 1_103_515_245 + 12_345) >>> 0;
    return Uint8Array.from({ length }, (_, index) => (next >>> (8 * (index % 4))) & 255);
  };
}

export function exportChoices(changes: Partial<ExportChoices> = {}): ExportChoices {
  return {
    withheld: shownTogether.items,
    language: 'en',
    words: {
      yes: 'Yes',
      no: 'No',
      chosen: 'chosen',
      notChosen: 'not chosen',
      written: 'written',
      ownWords: 'own words',
    },
    isSameMeaning: () => true,
    hasOwnWords: false,
    randomBytes: countingBytes(),
    ...changes,
  };
}

export function exportedReport(questionnaire: Questionnaire): readonly ExportedResponse[] {
  return reportResponses(questionnaire).map(({ person, occasion, language, answers }, index) => ({
    questionnaire,
    answers,
    occasion,
    language,
    pseudonym: person,
    doneOn: parseDay(`2025-${String(1 + (index % 12)).padStart(2, '0')}-${String(10 + (index % 15))}`),
  }));
}

export function reportExport(questionnaire: Questionnaire, changes: Partial<ExportChoices> = {}) {
  return exportSet(exportedReport(questionnaire), exportChoices(changes));
}
