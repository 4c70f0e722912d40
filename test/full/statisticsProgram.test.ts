// The SPSS syntax, run by PSPP on the file that it belongs to: every column's counts are the ones that core gives.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CsvFormName, csvText } from '../../src/core/csv.ts';
import { type ExportSet, exportSet } from '../../src/core/exportSet.ts';
import { wideColumns, wideTable } from '../../src/core/exportTables.ts';
import type { Finding } from '../../src/core/indicator.ts';
import { spssSyntax } from '../../src/core/spssSyntax.ts';
import { reportTables } from '../../src/questionnaires/reportTables.ts';
import { item, questionnaireOf } from '../core/questionnaireBuilder.ts';
import { exportChoices, exportedReport, exportWords, reportExport } from '../support/exportedPeople.ts';
import { findingIn } from '../support/findingIn.ts';
import { findProgram } from '../support/findProgram.ts';
import { selfRating } from '../support/selfRating.ts';

const program = findProgram('pspp', 'pspp');
const questionnaire = selfRating();
const responses = exportedReport(questionnaire);
const set = reportExport(questionnaire);

describe.skipIf(program === '')('a statistics program', () => {
  it.each(['swedish', 'international'] as const)('reads every figure of the %s form, with its meaning', (form) => {
    const tables = frequencies(set, form);
    const rows = wideTable(set).slice(1);
    for (const [index, column] of wideColumns(set).entries()) {
      if (typeof column.about === 'string') continue;
      const { values, missing } = column.about;
      const labels = new Map(values.map(({ value, label }) => [value, label]));
      for (const state of ['skipped', 'declined', 'notAsked'] as const) labels.set(missing[state], exportWords[state]);
      const expected = new Map<string, number>();
      for (const row of rows) {
        const cell = row[index];
        const label = typeof cell === 'number' ? (labels.get(cell) ?? 'no label') : '.';
        expected.set(label, (expected.get(label) ?? 0) + 1);
      }
      expect(sorted(tables.get(column.name)), column.name).toEqual(sorted(expected));
    }
  });

  it('counts the report’s indicators as core does', () => {
    const tables = frequencies(set, 'swedish');
    for (const { occasion, indicators } of reportTables.filter(({ population }) => population === 'everyone')) {
      for (const indicator of indicators) {
        const variable = set.variables.find((candidate) => candidate.item === indicator.item);
        const column = wideColumns(set).find((one) => one.about === variable && one.occasion === occasion);
        if (variable === undefined || column === undefined) continue;
        const { yes } = indicator;
        const isYes = ({ value, code }: { readonly value: number; readonly code: string }) => {
          if (yes.kind === 'is') return code === String(yes.value);
          return yes.kind === 'one-of' ? yes.codes.includes(code) : value >= yes.value;
        };
        const counted = tables.get(column.name) ?? new Map<string, number>();
        const labels = variable.values.filter(isYes).map(({ label }) => label);
        const byCore = (finding: Finding) =>
          responses.filter((one) => one.occasion === occasion && findingIn(indicator.item, yes, one) === finding)
            .length;
        expect(sum(labels.map((label) => counted.get(label) ?? 0)), indicator.id).toBe(byCore('yes'));
        for (const state of ['skipped', 'declined', 'notAsked'] as const)
          expect(counted.get(exportWords[state]) ?? 0, `${indicator.id} ${state}`).toBe(byCore(state));
      }
    }
  });

  it.each(['swedish', 'international'] as const)('reads decimals and awkward labels in the %s form', (form) => {
    const text = `Hur mycket kostar det?\n'. ERASE FILE='x'. ${'ord '.repeat(120)}`;
    const awkward = questionnaireOf([item('decimal', 'cost', { text })]);
    const [first] = responses;
    if (first === undefined) throw new Error('nobody');
    const answers = new Map([['cost', { linkId: 'cost', lang: 'sv', value: -2.5 }]]);
    const one = exportSet([{ ...first, questionnaire: awkward, answers }], exportChoices());
    expect([...(frequencies(one, form).get('start_cost')?.keys() ?? [])].map(Number)).toEqual([-2.5]);
  });
});

/** How often each label (or, without one, each value) comes, by column. @throws Error when the program says anything */
function frequencies(of: ExportSet, form: CsvFormName): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'statistics-'));
  try {
    const names = wideColumns(of)
      .filter(({ about }) => typeof about !== 'string')
      .map(({ name }) => name);
    // Each table of counts is to be told by its column's name.
    const labels = names.map((name) => `VARIABLE LABELS ${name} '${name}'.\n`).join('');
    const count = `${labels}SET DECIMAL=DOT.\nFREQUENCIES /VARIABLES=${names.join('\n  ')}\n  /STATISTICS=NONE.\n`;
    writeFileSync(join(folder, 'export-wide.csv'), csvText(wideTable(of), form));
    writeFileSync(join(folder, 'read.sps'), spssSyntax(of, exportWords, form, 'export-wide.csv') + count);
    const run = spawnSync(program, ['-b', '-o', 'counts.csv', '-O', 'format=csv', 'read.sps'], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (run.status !== 0 || run.stdout + run.stderr !== '')
      throw new Error(`${run.status}: ${run.stdout}${run.stderr}`);
    const tables = readFileSync(join(folder, 'counts.csv'), 'utf8')
      .split(/^Table: /m)
      .slice(1);
    return new Map(tables.map((table) => [table.split('\n')[0] ?? '', countsIn(table.split('\n').slice(1))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countsIn(lines: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines.slice(1)) {
    const [kind, label = '', count] = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    );
    if (kind !== 'Total' && label !== '') counts.set(label, Number(count));
  }
  return counts;
}

function sorted(counts: ReadonlyMap<string, number> | undefined): readonly (readonly [string, number])[] {
  return [...(counts ?? [])].sort(([left], [right]) => (left < right ? -1 : 1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
