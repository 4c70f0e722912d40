import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvFormName, csvForms, csvText } from '../../src/core/csv.ts';
import { withoutGuard } from '../../src/core/inertText.ts';
import { readCsv } from '../support/readCsv.ts';

const forms = Object.keys(csvForms) as readonly CsvFormName[];
const first = (text: string, form: CsvFormName = 'international') =>
  readCsv(csvText([[text]], form), csvForms[form].separator)[0]?.[0] ?? '';

/** What a spreadsheet, a browser or an editor would act on. */
const hostile = [
  '=1+1',
  '=HYPERLINK("http://example.org";"x")',
  "=cmd|' /C calc'!A0",
  '+46 31 12 34 56',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u200b=1+1',
  '＝1+1',
  "'=1+1",
  "'t was fine",
  'a;b,c',
  'he said "no"; and left',
  'two\nlines',
  '"',
  '""",""=1"',
  '<script>alert(1)</script>',
  '<svg onload=alert(1)>',
  '__proto__',
  '{{x}}',
  `e${'\u0301'.repeat(10_000)}`,
];

describe('a CSV file', () => {
  it('is quoted cell by cell, in the Swedish and the international form', () => {
    const rows = [
      ['a', 'b'],
      ['x', 1.5],
      [undefined, -2],
    ];
    expect(csvText(rows, 'swedish')).toBe('\ufeff"a";"b"\r\n"x";"1,5"\r\n"";"-2"\r\n');
    expect(csvText(rows, 'international')).toBe('"a","b"\r\n"x","1.5"\r\n"","-2"\r\n');
  });

  it('writes no number with an exponent', () => {
    expect(csvText([[1e-7, -2.5e-9, 9_999_999_999]], 'swedish')).toBe(
      '\ufeff"0,0000001";"-0,0000000025";"9999999999"\r\n',
    );
  });

  it.each(hostile)('F10: holds %j as a text that no spreadsheet calculates, and gives it back', (text) => {
    for (const form of forms) {
      const cell = first(text, form);
      expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
      expect(withoutGuard(cell)).toBe(text);
    }
  });

  it('F10: shows what would turn the order of reading around, and hides nothing', () => {
    expect(first('a\u202egnp.exe')).toBe('a⟨U+202E⟩gnp.exe');
    expect(first('x\u2066y\u0000z\ufeff')).toBe('x⟨U+2066⟩y⟨U+0000⟩z⟨U+FEFF⟩');
  });

  it('F10: gives back every text that holds no acting character, whatever stands in the other cells', () => {
    const harmless = fc.array(
      fc.constantFrom(...'=+-@\'";,ab å€\n\r\t', '𝄞', '＝', 'e\u0301', '__proto__', 'constructor'),
      { maxLength: 8 },
    );
    const text = harmless.map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 3, maxLength: 3 })), fc.constantFrom(...forms), (rows, form) => {
        const read = readCsv(csvText(rows, form), csvForms[form].separator);
        expect(read.map((row) => row.map(withoutGuard))).toEqual(rows);
      }),
    );
  });
});
