// The tables about single people, opened in a real spreadsheet program: the right columns, numbers as numbers, and
// nothing that a person wrote is calculated.
import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/core/csv.ts';
import { wideColumns, wideTable } from '../../src/core/exportTables.ts';
import { withoutGuard, withVisibleControls } from '../../src/core/inertText.ts';
import { reportExport } from '../support/exportedPeople.ts';
import { findProgram } from '../support/findProgram.ts';
import { hostileTexts, manyMarks } from '../support/hostileTexts.ts';
import { openInSpreadsheet } from '../support/openInSpreadsheet.ts';
import { selfRating } from '../support/selfRating.ts';

const program = findProgram('soffice', 'libreoffice-calc-nogui');
const set = reportExport(selfRating());

const texts = [...hostileTexts, 'two\nlines', ' =1+1', manyMarks];
const numbers = [1.5, -0.25, 1e-7];

describe.skipIf(program === '')('F10: a spreadsheet program', () => {
  it.each(['swedish', 'international'] as const)(
    'opens the %s form with the right columns, and calculates nothing that a person wrote',
    (form) => {
      const table = wideTable(set);
      const unguarded = ['"text"', '"=1+1"', ''].join('\r\n');
      const files = [table, [['n'], ...numbers.map((number) => [number])], [['text'], ...texts.map((text) => [text])]];
      const [people, decimals, words, calculated] = openInSpreadsheet(
        program,
        [...files.map((rows) => csvText(rows, form)), unguarded],
        form,
      );

      const names = wideColumns(set).map(({ name }) => name);
      expect(people?.[0]?.slice(0, names.length)).toEqual(names);
      expect(people?.slice(1).map((row) => names.map((_, index) => row[index] ?? ''))).toEqual(
        table.slice(1).map((row) => row.map((cell) => cell ?? '')),
      );
      expect(decimals?.slice(1).map(([cell]) => cell)).toEqual(numbers);
      const read = words?.slice(1, texts.length + 1).map(([cell]) => cell) ?? [];
      expect(read.map((cell) => (typeof cell === 'string' ? withoutGuard(cell) : cell))).toEqual(
        texts.map(withVisibleControls),
      );
      // Without the guard it does calculate: the check can fail.
      expect(calculated?.[1]?.[0]).toEqual({ formula: 'of:=1+1' });
    },
  );
});
