// The codebook: what each column of the files about single people means. Once for people, as plain text; once for
// programs, as a Frictionless Data Package (datapackage.org, version 2).
import { type CsvFormName, csvForms } from './csv.ts';
import type { ExportSet } from './exportSet.ts';
import { type WideColumn, wideColumns } from './exportTables.ts';
import type { ExportVariable } from './exportVariable.ts';
import { withVisibleControls } from './inertText.ts';

export interface CodebookWords {
  readonly title: string;
  /** Each a paragraph: what the file is and is not. */
  readonly notes: readonly string[];
  readonly person: string;
  readonly month: string;
  readonly version: string;
  readonly language: string;
  readonly skipped: string;
  readonly declined: string;
  readonly notAsked: string;
  readonly emptyCell: string;
  readonly versions: string;
  readonly isSplit: string;
  readonly columns: string;
  readonly withheld: string;
  readonly occasions: Readonly<Record<string, string>>;
}

/** UTF-8 text with a byte order mark, lines ended by CR LF, so that every editor shows it. */
export function codebookText(set: ExportSet, words: CodebookWords): string {
  const columns = wideColumns(set);
  const paragraphs = [
    words.title,
    ...words.notes,
    `${words.emptyCell}`,
    `person\n  ${words.person}`,
    ...(['month', 'version', 'language'] as const).map((about) => entryText(about, namesOf(columns, about), words)),
    ...set.variables.map((variable) => variableText(variable, namesOf(columns, variable), words)),
    ...(set.withheld.length === 0
      ? []
      : [[words.withheld, ...set.withheld.map(({ item, label }) => `  ${item}: ${oneLine(label)}`)].join('\n')]),
  ];
  return `\ufeff${paragraphs.join('\n\n')}\n`.replaceAll('\n', '\r\n');
}

/** JSON. `path` is the name that the file with one row a person is saved under. */
export function codebookPackage(set: ExportSet, words: CodebookWords, formName: CsvFormName, path: string): string {
  const { separator, decimal } = csvForms[formName];
  const fields = wideColumns(set).map(({ name, occasion, about }) => {
    const place = occasion === undefined ? '' : `${words.occasions[occasion] ?? occasion}: `;
    if (typeof about === 'string') {
      const type = about === 'version' || about === 'language' ? 'string' : 'integer';
      return { name, type, title: place + words[about] };
    }
    const { values, missing, label, item, versions } = about;
    return {
      name,
      type: 'number',
      ...(decimal === '.' ? {} : { decimalChar: decimal }),
      title: place + label,
      ...(values.length === 0 ? {} : { categories: values.map(({ value, label: of }) => ({ value, label: of })) }),
      ...(about.kind === 'ordered' ? { categoriesOrdered: true } : {}),
      missingValues: [
        { value: '', label: words.emptyCell },
        ...(['skipped', 'declined', 'notAsked'] as const).map((state) => ({
          value: String(missing[state]),
          label: words[state],
        })),
      ],
      'x-item': item,
      'x-versions': versions,
      'x-not-comparable': about.isSplit,
    };
  });
  const described = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'export',
    title: words.title,
    description: words.notes.join('\n\n'),
    'x-withheld': set.withheld,
    resources: [
      {
        name: 'wide',
        path,
        type: 'table',
        format: 'csv',
        encoding: 'utf-8',
        dialect: { delimiter: separator, quoteChar: '"', doubleQuote: true },
        schema: { $schema: 'https://datapackage.org/profiles/2.0/tableschema.json', fields },
      },
    ],
  };
  return `${JSON.stringify(described, (_, value: unknown) => (typeof value === 'string' ? withVisibleControls(value) : value), 2)}\n`;
}

function namesOf(columns: readonly WideColumn[], about: WideColumn['about']): readonly string[] {
  return columns.filter((column) => column.about === about).map(({ name }) => name);
}

function entryText(about: 'month' | 'version' | 'language', names: readonly string[], words: CodebookWords): string {
  return [names.join(', '), `  ${words[about]}`].join('\n');
}

function variableText(variable: ExportVariable, names: readonly string[], words: CodebookWords): string {
  const { name, label, values, missing, versions, isSplit } = variable;
  return [
    name,
    `  ${oneLine(label)}`,
    ...values.map(({ value, label: of }) => `  ${value} = ${oneLine(of)}`),
    ...(['skipped', 'declined', 'notAsked'] as const).map((state) => `  ${missing[state]} = ${words[state]}`),
    `  ${words.versions}: ${versions.join(', ')}${isSplit ? `. ${words.isSplit}` : ''}`,
    `  ${words.columns}: ${names.join(', ')}`,
  ].join('\n');
}

function oneLine(text: string): string {
  return withVisibleControls(text).replace(/\s+/g, ' ').trim();
}
