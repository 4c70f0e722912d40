// The two tables about single people: one row a person (numbers alone, for statistics programs) and one row an answer
// (words too, for people who read).
import type { CsvCell } from './csv.ts';
import { exportCells } from './exportCell.ts';
import type { ExportedResponse, ExportSet } from './exportSet.ts';
import type { ExportVariable } from './exportVariable.ts';
import { type Occasion, occasions } from './occasion.ts';

export interface WideColumn {
  readonly name: string;
  /** Undefined for the person's number. */
  readonly occasion?: Occasion;
  readonly about: 'person' | 'month' | 'version' | 'language' | ExportVariable;
}

export interface LongWords {
  readonly skipped: string;
  readonly declined: string;
  readonly notAsked: string;
}

export const longColumns = [
  ...['person', 'occasion', 'month', 'version', 'language', 'variable', 'state', 'value', 'label', 'own_words'],
] as const;

const occasionPrefixes: Readonly<Record<Occasion, string>> = {
  start: 'start',
  end: 'end',
  'follow-up-6m': 'f6m',
  'follow-up-1y': 'f1y',
  'follow-up-2y': 'f2y',
  'follow-up-3y': 'f3y',
};

const stateNames = { answered: 'answered', skipped: 'skipped', declined: 'declined', notAsked: 'not-asked' } as const;

/** The occasions at which somebody answered, in their order. */
export function occasionsIn({ people }: ExportSet): readonly Occasion[] {
  return occasions.filter((occasion) =>
    people.some(({ responses }) => responses.some((response) => response.occasion === occasion)),
  );
}

/** The person's number; then, for each occasion, month, version, language and every variable. */
export function wideColumns(set: ExportSet): readonly WideColumn[] {
  return [
    { name: 'person', about: 'person' },
    ...occasionsIn(set).flatMap((occasion) => {
      const prefix = occasionPrefixes[occasion];
      const about = ['month', 'version', 'language', ...set.variables] as const;
      return about.map((entry) => {
        const name = `${prefix}_${typeof entry === 'string' ? entry : entry.name}`;
        return { name, occasion, about: entry };
      });
    }),
  ];
}

/** A person who has no response at an occasion has empty cells there. */
export function wideTable(set: ExportSet): readonly (readonly CsvCell[])[] {
  const columns = wideColumns(set);
  return [
    columns.map(({ name }) => name),
    ...set.people.map(({ number, responses }) => {
      const cellsAt = new Map(responses.map((response) => [response.occasion, wideCells(response)]));
      return columns.map(({ occasion, about }) => (occasion === undefined ? number : cellsAt.get(occasion)?.(about)));
    }),
  ];
}

/** A row for every variable of every response, the questions that were not asked too. */
export function longTable(set: ExportSet, words: LongWords): readonly (readonly CsvCell[])[] {
  const rows = set.people.flatMap(({ number, responses }) =>
    responses.flatMap((response) => {
      const cellOf = exportCells(response);
      const { occasion, questionnaire, language } = response;
      const head = [number, occasion, monthOf(response), questionnaire.version, language];
      return set.variables.map((variable) => {
        const cell = cellOf(variable);
        const label =
          cell.state === 'answered'
            ? variable.values.find(({ value }) => value === cell.value)?.label
            : words[cell.state];
        const ownWords = set.hasOwnWords && cell.state === 'answered' ? cell.ownWords : undefined;
        return [...head, variable.name, stateNames[cell.state], cell.value, label, ownWords];
      });
    }),
  );
  return [longColumns, ...rows];
}

/** 202611 for a day in November 2026. */
export function monthOf({ doneOn }: Pick<ExportedResponse, 'doneOn'>): number {
  return Number(doneOn.slice(0, 7).replace('-', ''));
}

function wideCells(response: ExportedResponse): (about: WideColumn['about']) => CsvCell {
  const cellOf = exportCells(response);
  return (about) => {
    if (about === 'month') return monthOf(response);
    if (about === 'version') return response.questionnaire.version;
    if (about === 'language') return response.language;
    return about === 'person' ? undefined : cellOf(about).value;
  };
}
