// The files about single people, held against core's own counting and against what they must never hold.
import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/core/csv.ts';
import { exportSet } from '../../src/core/exportSet.ts';
import { longTable, wideTable } from '../../src/core/exportTables.ts';
import type { CountedResponse, Finding } from '../../src/core/indicator.ts';
import { reportTables } from '../../src/questionnaires/reportTables.ts';
import { shownTogether } from '../../src/questionnaires/shownTogether.ts';
import { countingBytes, exportChoices, exportedReport, exportWords, reportExport } from '../support/exportedPeople.ts';
import { findingIn } from '../support/findingIn.ts';
import { readCsvRecords } from '../support/readCsv.ts';
import { selfRating } from '../support/selfRating.ts';

const questionnaire = selfRating();
const responses = exportedReport(questionnaire);
const wide = readCsvRecords(csvText(wideTable(reportExport(questionnaire)), 'swedish'), ';');
const long = readCsvRecords(csvText(longTable(reportExport(questionnaire), exportWords), 'international'), ',');

/** What each figure means, told by hand for the report's indicators. */
const missing: Readonly<Record<string, Finding>> = { 997: 'skipped', 998: 'declined', 999: 'notAsked' };

describe('the file with one row a person', () => {
  it('has 29 people, each under a number that is no slip’s', () => {
    expect(wide.length).toBe(29);
    for (const row of wide) expect(row.get('person')).toMatch(/^\d{7}$/);
    const order = wide.map((row) => row.get('person') ?? '');
    expect(order).toEqual([...order].sort());
  });

  it('leaves the cells of an occasion empty for those who were not there', () => {
    const starts = wide.filter((row) => row.get('start_month') !== '');
    const ends = wide.filter((row) => row.get('end_month') !== '');
    expect([starts.length, ends.length]).toEqual([23, 10]);
    for (const row of wide) {
      const isThere = row.get('end_month') !== '';
      for (const [name, cell] of row) if (name.startsWith('end_')) expect(cell !== '', name).toBe(isThere);
    }
  });

  it('tells the month of answering and no day', () => {
    for (const row of wide) expect(row.get('start_month')).toMatch(/^(?:2025(?:0[1-9]|1[0-2]))?$/);
    expect(csvText(wideTable(reportExport(questionnaire)), 'swedish')).not.toContain('2025-');
  });

  it.each(['skipped', 'declined', 'notAsked'] as const)('keeps %s apart, response by response', (state) => {
    const cells = wide.map((row) => missing[row.get('start_partner') ?? '']);
    const count = (of: readonly (Finding | undefined)[]) => of.filter((finding) => finding === state).length;
    const byCore = responses
      .filter(({ occasion }) => occasion === 'start')
      .map((one) => findingIn('partner', { kind: 'is', value: true }, one));
    expect(count(cells)).toBe(count(byCore));
  });
});

describe('the file with one row an answer', () => {
  it('has a row for every question of every response, asked or not', () => {
    const perResponse = reportExport(questionnaire).variables.length;
    expect(long.length).toBe(responses.length * perResponse);
    expect(new Set(long.map((row) => row.get('state')))).toEqual(
      new Set(['answered', 'skipped', 'declined', 'not-asked']),
    );
  });

  it('says the same as the file with one row a person', () => {
    const counted = (cells: readonly string[]) => [...cells].sort().join(' ');
    for (const { name } of reportExport(questionnaire).variables) {
      const inLong = long.filter((row) => row.get('variable') === name && row.get('occasion') === 'end');
      const inWide = wide.map((row) => row.get(`end_${name}`) ?? '').filter((cell) => cell !== '');
      expect(counted(inLong.map((row) => row.get('value') ?? '')), name).toBe(counted(inWide));
    }
  });

  it('holds own words only when they were asked for', () => {
    const withWords = longTable(reportExport(questionnaire, { hasOwnWords: true }), exportWords);
    expect(csvText(withWords, 'swedish')).toContain('Jag är ensam på kvällarna.');
    for (const row of long) expect(row.get('own_words')).toBe('');
  });
});

describe('no file about single people', () => {
  it('tells how clients rated their therapists or what they wrote about it, not even when own words are asked for', () => {
    const set = reportExport(questionnaire, { hasOwnWords: true });
    const names = set.variables.map(({ item }) => item);
    expect(names.filter((item) => shownTogether.items.includes(item))).toEqual([]);
    expect(set.withheld.map(({ item }) => item).sort()).toEqual([...shownTogether.items].sort());
    const text = csvText(longTable(set, exportWords), 'swedish');
    for (const words of ['Att få säga det högt', 'The talks', 'Tider på kvällen']) expect(text).not.toContain(words);
  });

  it('holds two responses of one person at one occasion', () => {
    const [one] = responses;
    if (one === undefined) throw new Error('nobody');
    const moved: CountedResponse & typeof one = { ...one, occasion: 'start', answers: new Map() };
    const set = exportSet([...responses, moved], exportChoices());
    expect(set.doubledCount).toBe(2);
    expect(set.people.flatMap((person) => person.responses).length).toBe(responses.length - 1);
  });

  it('has the same numbers or the same order as the one before', () => {
    const [one, other] = [7, 8].map((seed) => reportExport(questionnaire, { randomBytes: countingBytes(seed) }));
    const numbers = (set: typeof one) => set?.people.map(({ number }) => number) ?? [];
    expect(numbers(one).filter((number) => numbers(other).includes(number))).toEqual([]);
    const order = (set: typeof one) => set?.people.map((person) => person.responses[0]?.pseudonym);
    expect(order(one)).not.toEqual(order(other));
  });
});

it('every indicator of the report can be counted from the file with one row a person, and gives core’s counts', () => {
  for (const set of reportTables.filter(({ population }) => population === 'everyone')) {
    for (const indicator of set.indicators) {
      if (shownTogether.items.includes(indicator.item)) continue;
      const column = `${set.occasion}_${indicator.item.replaceAll('-', '_')}`;
      const cells = wide.map((row) => row.get(column) ?? '').filter((cell) => cell !== '');
      const { yes } = indicator;
      const question = reportExport(questionnaire).variables.find(({ item }) => item === indicator.item);
      const isYes = (cell: string) => {
        if (yes.kind === 'is') return cell === (yes.value ? '1' : '0');
        if (yes.kind === 'ordinal-at-least') return Number(cell) >= yes.value;
        return yes.codes.includes(question?.values.find(({ value }) => String(value) === cell)?.code ?? '');
      };
      const count = (finding: Finding) =>
        cells.filter((cell) => (missing[cell] ?? (isYes(cell) ? 'yes' : 'no')) === finding).length;
      const byCore = (finding: Finding) =>
        responses.filter((one) => one.occasion === set.occasion && findingIn(indicator.item, yes, one) === finding)
          .length;
      for (const finding of ['yes', 'no', 'skipped', 'declined', 'notAsked'] as const) {
        expect(count(finding), `${indicator.id} ${finding}`).toBe(byCore(finding));
      }
    }
  }
});
