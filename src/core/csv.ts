// Comma-separated values as RFC 4180 has them, in the two forms that spreadsheets expect: a Swedish one and an
// international one. Every cell is quoted; a text can never be taken for a formula, a number is written as a number.
import { withoutFormula, withVisibleControls } from './inertText.ts';

/** Undefined is an empty cell: there is nothing to say. */
export type CsvCell = string | number | undefined;

export type CsvFormName = 'swedish' | 'international';

export interface CsvForm {
  readonly separator: ';' | ',';
  readonly decimal: ',' | '.';
  readonly byteOrderMark: boolean;
}

/** Swedish Excel takes the semicolon, the decimal comma and, only with a byte order mark, å, ä and ö. */
export const csvForms: Readonly<Record<CsvFormName, CsvForm>> = {
  swedish: { separator: ';', decimal: ',', byteOrderMark: true },
  international: { separator: ',', decimal: '.', byteOrderMark: false },
};

/** The first row holds the columns' names. Lines end in CR LF. */
export function csvText(rows: readonly (readonly CsvCell[])[], formName: CsvFormName): string {
  const form = csvForms[formName];
  const lines = rows.map((row) => `${row.map((cell) => quoted(cellText(cell, form))).join(form.separator)}\r\n`);
  return (form.byteOrderMark ? '\ufeff' : '') + lines.join('');
}

function cellText(cell: CsvCell, form: CsvForm): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return numberText(cell).replace('.', form.decimal);
  return withoutFormula(withVisibleControls(cell));
}

/** Never in the form 1e-7, which not every program reads. */
function numberText(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
