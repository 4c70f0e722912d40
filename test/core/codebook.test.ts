import { describe, expect, it } from 'vitest';
import { codebookPackage, codebookText } from '../../src/core/codebook.ts';
import { wideColumns } from '../../src/core/exportTables.ts';
import { exportWords, reportExport } from '../support/exportedPeople.ts';
import { selfRating } from '../support/selfRating.ts';

const set = reportExport(selfRating());
const names = wideColumns(set).map(({ name }) => name);

interface Described {
  readonly resources: readonly {
    readonly dialect: { readonly delimiter: string };
    readonly schema: { readonly fields: readonly { readonly name: string; readonly [member: string]: unknown }[] };
  }[];
}
const described = (form: 'swedish' | 'international') =>
  (JSON.parse(codebookPackage(set, exportWords, form, 'export-wide.csv')) as Described).resources[0];

describe('the codebook', () => {
  it('for people names every column, every figure and what is left out', () => {
    const text = codebookText(set, exportWords);
    const listed = [...text.matchAll(/\b(?:person|(?:start|end)_\w+)\b/g)].map(([name]) => name);
    expect(names.filter((name) => !listed.includes(name))).toEqual([]);
    expect(text).toMatch(/\r\ndestructive_thoughts\r\n {2}.+\r\n {2}1 = Not at all\r\n/);
    expect(text).toContain('  997 = skipped\r\n  998 = did not want to answer\r\n  999 = not asked\r\n');
    expect(text).toMatch(/left out\r\n(?: {2}.+\r\n)* {2}met-respect: /);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('for programs has the columns in the file’s own order', () => {
    expect(described('swedish')?.schema.fields.map(({ name }) => name)).toEqual(names);
    expect(described('swedish')?.dialect.delimiter).toBe(';');
    expect(described('international')?.dialect.delimiter).toBe(',');
  });

  it('for programs says what each figure means and which stand for no answer', () => {
    const field = described('swedish')?.schema.fields.find(({ name }) => name === 'end_access_often');
    expect(field).toMatchObject({
      type: 'number',
      decimalChar: ',',
      categoriesOrdered: true,
      'x-item': 'access-often',
      'x-versions': [selfRating().version],
      'x-not-comparable': false,
    });
    expect(field?.['categories']).toHaveLength(5);
    expect(field?.['missingValues']).toEqual([
      { value: '', label: exportWords.emptyCell },
      { value: '997', label: 'skipped' },
      { value: '998', label: 'did not want to answer' },
      { value: '999', label: 'not asked' },
    ]);
  });
});
