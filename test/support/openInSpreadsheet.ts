// Opens a CSV file in LibreOffice without a screen, as somebody does who chooses its separator and language in the
// import window, and tells what came into the cells.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CsvFormName, csvForms } from '../../src/core/csv.ts';

/** A formula is told as `{ formula }`, whatever it gave. */
export type SpreadsheetCell = number | string | undefined | { readonly formula: string };

const languageIds: Readonly<Record<CsvFormName, number>> = { swedish: 1053, international: 1033 };

/** Several files at once, because starting the program is what takes time. */
export function openInSpreadsheet(
  program: string,
  tables: readonly string[],
  form: CsvFormName,
): readonly (readonly (readonly SpreadsheetCell[])[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'spreadsheet-'));
  try {
    const names = tables.map((_, index) => join(folder, `table-${index}.csv`));
    for (const [index, name] of names.entries()) writeFileSync(name, tables[index] ?? '');
    // Separator, quotation mark, UTF-8, from line 1, no column formats, language, quoted cells may be numbers, find numbers, formulas are calculated.
    const filter = `CSV:${csvForms[form].separator.charCodeAt(0)},34,76,1,,${languageIds[form]},false,true,false`;
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const { status, stderr } = spawnSync(
      program,
      [profile, '--headless', `--infilter=${filter}`, '--convert-to', 'fods', '--outdir', folder, ...names],
      { encoding: 'utf8', timeout: 180_000 },
    );
    if (status !== 0) throw new Error(`the spreadsheet program ended with ${status}: ${stderr}`);
    return names.map((name) => cellsOf(readFileSync(name.replace(/csv$/, 'fods'), 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cellsOf(document: string): readonly (readonly SpreadsheetCell[])[] {
  const rows: SpreadsheetCell[][] = [];
  for (const [, attributes = '', inside = ''] of document.matchAll(
    /<table:table-row([^>]*)>([\s\S]*?)<\/table:table-row>/g,
  )) {
    if (attributes.includes('number-rows-repeated')) continue;
    const row: SpreadsheetCell[] = [];
    for (const [, cellAttributes = '', text = ''] of inside.matchAll(
      /<table:table-cell([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g,
    )) {
      const repeated = Number(/number-columns-repeated="(\d+)"/.exec(cellAttributes)?.[1] ?? 1);
      for (let count = 0; count < Math.min(repeated, 2000); count += 1) row.push(cellOf(cellAttributes, text));
    }
    rows.push(row);
  }
  return rows;
}

function cellOf(attributes: string, inside: string): SpreadsheetCell {
  const formula = /table:formula="([^"]*)"/.exec(attributes)?.[1];
  if (formula !== undefined) return { formula };
  const number = /office:value="([^"]*)"/.exec(attributes)?.[1];
  if (number !== undefined) return Number(number);
  const paragraphs = [...inside.matchAll(/<text:p\/>|<text:p>([\s\S]*?)<\/text:p>/g)].map(([, text = '']) =>
    plain(text),
  );
  return paragraphs.length === 0 ? undefined : paragraphs.join('\n');
}

function plain(text: string): string {
  return text
    .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count?: string) => ' '.repeat(Number(count ?? 1)))
    .replace(/<text:tab\/>/g, '\t')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
