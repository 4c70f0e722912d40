import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Aggregate,
  type ArrivedResponse,
  aggregateSets,
  aggregateYear,
  closedYears,
  isShownCount,
} from '../../src/core/aggregate.ts';
import { encodeAggregate, parseAggregate } from '../../src/core/aggregateFile.ts';
import { type Answers, answersAt, withAnswer } from '../../src/core/answers.ts';
import { parseDay } from '../../src/core/day.ts';
import { countTable } from '../../src/core/indicator.ts';
import { poolAggregates } from '../../src/core/poolAggregates.ts';
import { countingRules } from '../../src/questionnaires/countingRules.ts';
import { reportTables, table1, table1Everyone } from '../../src/questionnaires/reportTables.ts';
import { shownTogether } from '../../src/questionnaires/shownTogether.ts';
import { exportedReport } from '../support/exportedPeople.ts';
import { selfRating } from '../support/selfRating.ts';

const questionnaire = selfRating();
const sets = aggregateSets(reportTables);
const today = parseDay('2026-03-01');
const [clinicA, clinicB] = ['AAAAAAAAAAAAAAAAAAAAAA', 'BBBBBBBBBBBBBBBBBBBBBA'] as const;
const report: readonly ArrivedResponse[] = exportedReport(questionnaire).map((one) => ({
  ...one,
  arrivedOn: parseDay('2025-06-30'),
}));

function fileOf(responses: readonly ArrivedResponse[], clinic: string = clinicA, year = 2025): Aggregate {
  return aggregateYear(sets, responses, { clinic, year, today }, countingRules);
}

/** Many people of a clinic: who never bought, and who are met well, badly, or do not say. */
function person(bought: boolean, met: string | undefined, index: number, arrivedOn = '2025-06-30'): ArrivedResponse {
  const put = (answers: Answers, linkId: string, value: boolean | string | undefined) =>
    value === undefined ? answers : withAnswer(answers, { linkId, lang: 'sv', value });
  const answers = put(put(answersAt(questionnaire, 'end', 'sv'), 'bought-ever', bought), 'met-respect', met);
  return { questionnaire, occasion: 'end', answers, pseudonym: String(index), arrivedOn: parseDay(arrivedOn) };
}

const tableIn = ({ tables }: Aggregate, id: string, group: string) =>
  tables.find((table) => table.definition.id === id && table.group === group);
const rowIn = (file: Aggregate, id: string, group: string, row: string) =>
  tableIn(file, id, group)?.rows.find((one) => one.id === row)?.counts;

describe('the figures of one year', () => {
  it('are core’s own where no count is small, and hidden whole where one is', () => {
    const byCore = countTable(table1, report, countingRules);
    for (const { id, counts } of tableIn(fileOf(report), 'table-1', 'inside')?.rows ?? []) {
      const { yes, no, skipped, declined, notAsked, notComparable } =
        byCore.rows.find((row) => row.id === id) ?? expect.fail(id);
      const all = [yes, no, skipped, declined, notAsked, notComparable];
      expect(counts, id).toEqual(all.some((count) => count > 0 && count < 5) ? 'suppressed' : all);
    }
    expect(rowIn(fileOf(report), 'table-1', 'inside', 'completed')).toEqual([22, 0, 0, 0, 0, 0]);
    expect(rowIn(fileOf(report), 'table-1', 'inside', 'partner')).toBe('suppressed');
  });

  it('hide how many there are when they are few', () => {
    expect(tableIn(fileOf(report), 'table-1', 'outside')?.respondents).toBe('suppressed');
  });

  it('hold no count from one to four, whoever answered what', () => {
    const anyone = fc.tuple(fc.boolean(), fc.constantFrom('fully', 'not-at-all', undefined));
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 24 }), (group) => {
        const file = fileOf(group.map(([bought, met], index) => person(bought, met, index)));
        const counts = file.tables.flatMap(({ respondents, rows }) => [
          respondents,
          ...rows.flatMap((row): readonly unknown[] => [row.counts].flat()),
        ]);
        expect(counts.filter((count) => typeof count === 'number' && !isShownCount(count))).toEqual([]);
        for (const { id, counts: met } of tableIn(file, 'table-2', 'inside')?.rows ?? []) {
          if (!shownTogether.items.includes(id) || met === 'suppressed') continue;
          expect([0, ...[5, 6, 7, 8, 9].concat([...Array(15)].map((_, n) => n + 10))]).toContain(
            (met[0] ?? 0) + (met[1] ?? 0),
          );
        }
        expect(parseAggregate(encodeAggregate(file), sets, today)).toEqual(file);
      }),
      { numRuns: 60 },
    );
  });

  it('keep those whom a table leaves out in a table of their own, so that nothing can be subtracted', () => {
    const group = [...Array(9)].map((_, index) => person(index < 6, 'fully', index));
    const file = fileOf(group);
    expect(rowIn(file, 'table-2', 'inside', 'met-respect')).toEqual([6, 0, 0, 0, 0, 0]);
    expect(rowIn(file, 'table-2', 'outside', 'met-respect')).toBe('suppressed');
    expect(JSON.stringify(file)).not.toContain('everyone');
  });

  it('count each response in the year of its arrival, and no response twice over the years', () => {
    const group = [...Array(12)].map((_, index) =>
      person(true, 'fully', index, index < 6 ? '2024-12-31' : '2025-01-01'),
    );
    expect(closedYears(group, today)).toEqual([2024, 2025]);
    for (const year of [2024, 2025])
      expect(rowIn(fileOf(group, clinicA, year), 'table-2', 'inside', 'met-respect')).toEqual([6, 0, 0, 0, 0, 0]);
  });

  it('leave out who has two responses at one occasion, in whichever years they came', () => {
    const six = [...Array(6)].map((_, index) => person(true, 'fully', index));
    const again = person(true, 'fully', 0, '2024-05-01');
    expect(tableIn(fileOf([...six, again]), 'table-2', 'inside')?.respondents).toBe(5);
    expect(tableIn(fileOf([...six, again], clinicA, 2024), 'table-2', 'inside')?.respondents).toBe(0);
  });

  it.each([
    ['a year that is not over', () => fileOf(report, clinicA, 2026)],
    [
      'a table and the same for everyone',
      () => aggregateYear([table1, table1Everyone], report, { clinic: clinicA, year: 2025, today }, countingRules),
    ],
    [
      'two cut-offs on one item',
      () =>
        aggregateYear(
          [table1, { ...table1, id: 'other' }],
          report,
          { clinic: clinicA, year: 2025, today },
          countingRules,
        ),
    ],
  ])('are refused for %s', (_, make) => {
    expect(make).toThrow('aggregate-refused');
  });
});

describe('a file from another clinic', () => {
  const good = () =>
    JSON.parse(encodeAggregate(fileOf(report, clinicB))) as { [member: string]: unknown } & {
      clinic: string;
      year: number;
      tables: {
        respondents: unknown;
        group: string;
        definition: { indicators: { yes: unknown }[] };
        rows: { id: string; counts: unknown }[];
      }[];
    };
  type Good = ReturnType<typeof good>;
  const firstTable = (file: Good) => file.tables[0] ?? expect.fail('no table');

  it('is read as it was written', () => {
    expect(parseAggregate(JSON.stringify(good()), sets, today)).toEqual(fileOf(report, clinicB));
  });

  it.each<readonly [string, (file: Good) => void]>([
    ['a small count', (file) => Object.assign(firstTable(file).rows[0] ?? {}, { counts: [18, 4, 0, 0, 0, 0] })],
    [
      'a sum that is not the number of people',
      (file) => Object.assign(firstTable(file).rows[0] ?? {}, { counts: [21, 0, 0, 0, 0, 0] }),
    ],
    [
      'a count that is no whole number',
      (file) => Object.assign(firstTable(file).rows[0] ?? {}, { counts: [11.5, 10.5, 0, 0, 0, 0] }),
    ],
    ['a negative count', (file) => Object.assign(firstTable(file).rows[0] ?? {}, { counts: [27, -5, 0, 0, 0, 0] })],
    ['a figure too few', (file) => Object.assign(firstTable(file).rows[0] ?? {}, { counts: [22, 0, 0, 0, 0] })],
    ['few people told', (file) => Object.assign(firstTable(file), { respondents: 3 })],
    ['rows in another order', (file) => firstTable(file).rows.reverse()],
    ['a row too few', (file) => firstTable(file).rows.pop()],
    ['a table too few', (file) => file.tables.pop()],
    ['a table twice', (file) => file.tables.splice(1, 1, structuredClone(firstTable(file)))],
    ['another cut-off', (file) => Object.assign(firstTable(file).definition.indicators[5]?.yes ?? {}, { value: 4 })],
    ['a year that is not over', (file) => Object.assign(file, { year: 2026 })],
    ['a year before there was anything', (file) => Object.assign(file, { year: 1999 })],
    ['no clinic', (file) => Object.assign(file, { clinic: '<script>' })],
    ['another version', (file) => Object.assign(file, { v: 2 })],
    ['a member that nobody knows', (file) => Object.assign(file, { note: 'x' })],
  ])('is refused with %s', (_, damage) => {
    const file = good();
    damage(file);
    expect(() => parseAggregate(JSON.stringify(file), sets, today)).toThrow('aggregate-refused');
  });

  it.each(['', '{', '[]', 'null', '{"__proto__":{}}', '{"v":1,"v":1}', `"${'x'.repeat(600_000)}"`])(
    'is refused when it is no such file at all (%#)',
    (text) => {
      expect(() => parseAggregate(text, sets, today)).toThrow(/^(?:aggregate-refused|json-malformed)$/);
    },
  );
});

describe('several clinics’ files', () => {
  const met = (yes: number, no: number) =>
    [...Array(yes + no)].map((_, index) => person(true, index < yes ? 'fully' : 'not-at-all', index));

  it('are added row by row, and say how many hide a row', () => {
    const pooled = poolAggregates(
      [fileOf(met(6, 5)), fileOf(met(8, 0), clinicB), fileOf(met(7, 2), clinicB, 2025)].slice(0, 2),
    );
    const hiding = poolAggregates([fileOf(met(6, 5)), fileOf(met(7, 2), clinicB)]);
    const row = (pooling: ReturnType<typeof poolAggregates>) =>
      pooling.ok
        ? pooling.tables.find(({ id }) => id === 'table-2')?.rows.find(({ id }) => id === 'met-respect')
        : undefined;
    expect(row(pooled)).toEqual({ id: 'met-respect', counts: [14, 5, 0, 0, 0, 0], shown: 2, hidden: 0 });
    expect(row(hiding)).toEqual({ id: 'met-respect', counts: [6, 5, 0, 0, 0, 0], shown: 1, hidden: 1 });
  });

  it('are not added when one clinic’s year is there twice', () => {
    expect(poolAggregates([fileOf(report), fileOf(report, clinicB), fileOf(report)])).toEqual({
      ok: false,
      twice: [0, 2],
    });
  });
});
