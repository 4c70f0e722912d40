// Syntax that lets SPSS, or its free likeness PSPP, read the file with one row a person: types, labels, what each figure
// means and which figures stand for no answer.
import type { CodebookWords } from './codebook.ts';
import { type CsvFormName, csvForms } from './csv.ts';
import type { ExportSet } from './exportSet.ts';
import { type WideColumn, wideColumns } from './exportTables.ts';
import type { ExportVariable } from './exportVariable.ts';
import { withVisibleControls } from './inertText.ts';
import { utf8Length } from './utf8.ts';

/** What SPSS keeps of a label, in bytes of UTF-8; a character takes four at most. */
const longestVariableLabel = 250;
const longestValueLabel = 120;
/** SPSS cuts a line of syntax at 256 characters: long texts are put together from shorter ones. */
const longestPiece = 80;

/** `path` is the CSV's name, looked for in the working folder. `formName` must be the one that it was written in. */
export function spssSyntax(set: ExportSet, words: CodebookWords, formName: CsvFormName, path: string): string {
  const { separator, decimal } = csvForms[formName];
  const columns = wideColumns(set);
  const answers = columns.filter((column): column is AnswerColumn => typeof column.about !== 'string');
  const commands = [
    '* Encoding: UTF-8.',
    `SET DECIMAL=${decimal === ',' ? 'COMMA' : 'DOT'}.`,
    [
      `GET DATA /TYPE=TXT /FILE='${path}' /ENCODING='UTF8'`,
      `  /ARRANGEMENT=DELIMITED /DELCASE=LINE /FIRSTCASE=2 /DELIMITERS="${separator}" /QUALIFIER='"'`,
      '  /VARIABLES=',
      ...columns.map((column) => `  ${column.name} ${formatOf(column)}`),
      '  .',
    ].join('\n'),
    ...columns.map(
      (column) => `VARIABLE LABELS ${column.name}\n${literal(labelOf(column, words), longestVariableLabel)}.`,
    ),
    ...answers.map(({ name, about }) => valueLabels(name, about, words)),
    ...answers.map(({ name, about: { missing } }) => {
      const { skipped, declined, notAsked } = missing;
      return `MISSING VALUES ${name} (${skipped}, ${declined}, ${notAsked}).`;
    }),
    ...answers.map(({ name, about }) => `VARIABLE LEVEL ${name} (${levelOf(about)}).`),
    'EXECUTE.',
  ];
  return `${commands.join('\n')}\n`;
}

type AnswerColumn = WideColumn & { readonly about: ExportVariable };

function formatOf({ about }: WideColumn): string {
  if (about === 'version' || about === 'language') return 'A20';
  if (about === 'person' || about === 'month') return 'F8.0';
  return about.kind === 'number' ? 'F20.6' : 'F12.0';
}

function labelOf({ occasion, about }: WideColumn, words: CodebookWords): string {
  const label = typeof about === 'string' ? words[about] : about.label;
  return occasion === undefined ? label : `${words.occasions[occasion] ?? occasion}: ${label}`;
}

function valueLabels(name: string, { values, missing }: ExportVariable, words: CodebookWords): string {
  const states = (['skipped', 'declined', 'notAsked'] as const).map((state) => ({
    value: missing[state],
    label: words[state],
  }));
  const labels = [...values, ...states].map(({ value, label }) => `  ${value}\n${literal(label, longestValueLabel)}`);
  return `VALUE LABELS ${name}\n${labels.join('\n')}.`;
}

function levelOf({ kind }: ExportVariable): 'NOMINAL' | 'ORDINAL' | 'SCALE' {
  if (kind === 'number' || kind === 'month') return 'SCALE';
  return kind === 'ordered' ? 'ORDINAL' : 'NOMINAL';
}

/** A string in syntax: on lines of its own, without line breaks inside, quotation marks doubled. */
function literal(text: string, longestBytes: number): string {
  const plain = withVisibleControls(text).replace(/\s+/g, ' ').trim();
  const characters = Array.from(plain).slice(0, longestBytes);
  while (utf8Length(characters.join('')) > longestBytes) characters.pop();
  const pieces: string[] = [];
  for (let at = 0; at < characters.length; at += longestPiece) {
    pieces.push(
      `    '${characters
        .slice(at, at + longestPiece)
        .join('')
        .replaceAll("'", "''")}'`,
    );
  }
  return pieces.length === 0 ? "    ''" : pieces.join(' +\n');
}
