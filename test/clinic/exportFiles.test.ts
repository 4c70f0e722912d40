// Every export of the same responses, held against each other and against core's own counting.
import { describe, expect, test } from 'vitest';
import {
  type ExportFileId,
  type ExportSource,
  type ExportWish,
  exportFileIds,
  exportFiles,
} from '../../src/clinic/exportFiles.ts';
import { aggregateFindings, isShownCount } from '../../src/core/aggregate.ts';
import { parseDay } from '../../src/core/day.ts';
import type { FhirElement } from '../../src/core/fhirElement.ts';
import { countTable, type Finding } from '../../src/core/indicator.ts';
import { questionsOf } from '../../src/core/questionnaire.ts';
import { countingRules } from '../../src/questionnaires/countingRules.ts';
import { table1, table1Everyone, table2, table2Everyone } from '../../src/questionnaires/reportTables.ts';
import { countingBytes, exportedReport } from '../support/exportedPeople.ts';
import { hostileTexts } from '../support/hostileTexts.ts';
import { readCsvRecords } from '../support/readCsv.ts';
import { selfRating, selfRatingJson } from '../support/selfRating.ts';

type Json = Readonly<Record<string, unknown>>;

const questionnaire = selfRating();
const report: readonly ExportSource[] = exportedReport(questionnaire).map((one) => ({
  ...one,
  arrivedOn: parseDay('2025-11-30'),
}));
const wish: ExportWish = { form: 'swedish', hasOwnWords: false, year: 2025, language: 'sv', say: (key) => key };

function textOf(
  id: ExportFileId,
  sources: readonly ExportSource[] = report,
  changes: Partial<ExportWish> = {},
): string {
  const [file] = exportFiles(
    id,
    sources,
    { ...wish, ...changes },
    {
      clinicId: new Uint8Array(16),
      today: parseDay('2026-02-01'),
      randomBytes: countingBytes(5),
      definitions: [selfRatingJson as FhirElement],
    },
  );
  return file?.text ?? '';
}

const wide = readCsvRecords(textOf('wide'), ';');
const long = readCsvRecords(textOf('long'), ';');
const bundle = JSON.parse(textOf('bundle')) as { entry: { resource: Json }[] };
const figures = JSON.parse(textOf('figures')) as {
  tables: { definition: { id: string }; group: string; rows: { id: string; counts: number[] | 'suppressed' }[] }[];
};
const states: Readonly<Record<string, Finding>> = { 997: 'skipped', 998: 'declined', 999: 'notAsked' };
const everyone = [table1Everyone, table2Everyone];
const rowsOf = everyone.flatMap((set) =>
  countTable(set, report, countingRules).rows.map((row, index) => ({ set, row, indicator: set.indicators[index] })),
);
const shownRows = rowsOf.filter(({ indicator }) => !countingRules.shownTogether.items.includes(indicator?.item ?? ''));

describe.each(shownRows)('$set.occasion $row.id', ({ set, row, indicator }) => {
  const item = indicator?.item ?? '';
  const question = questionsOf(questionnaire).find(({ code }) => code === item);
  const yes = indicator?.yes ?? expect.fail('no rule');
  const yesFigures = (question?.options ?? []).flatMap(({ code, ordinal = 0 }, index) => {
    const isYes =
      yes.kind === 'one-of' ? yes.codes.includes(code) : yes.kind === 'ordinal-at-least' && ordinal >= yes.value;
    return isYes ? [question?.ordered ? ordinal : index + 1] : [];
  });
  const findingOfFigure = (figure: string): Finding =>
    states[figure] ?? ((yes.kind === 'is' ? figure === '1' : yesFigures.includes(Number(figure))) ? 'yes' : 'no');
  const variable = item.replace(/[^a-z0-9]/g, '_');
  const counted = (findings: readonly Finding[]) =>
    Object.fromEntries(aggregateFindings.map((finding) => [finding, findings.filter((one) => one === finding).length]));
  const { id: _, ...expected } = row;

  test('is the same in the file with one row a person', () => {
    const cells = wide.map((one) => one.get(`${set.occasion}_${variable}`) ?? '').filter((cell) => cell !== '');
    expect(counted(cells.map(findingOfFigure))).toEqual(expected);
  });

  test('is the same in the file with one row an answer', () => {
    const own = long.filter((one) => one.get('occasion') === set.occasion && one.get('variable') === variable);
    expect(counted(own.map((one) => findingOfFigure(one.get('value') ?? '')))).toEqual(expected);
  });

  test('is the same in the FHIR Bundle', () => {
    const responses = bundle.entry
      .map(({ resource }) => itemsIn(resource))
      .filter((items) => {
        const [occasion] = (items.find(({ linkId }) => linkId === 'occasion')?.['answer'] ?? []) as Json[];
        return (occasion?.['valueCoding'] as Json | undefined)?.['code'] === set.occasion;
      });
    const findings = responses.map((items): Finding => {
      const found = items.find(({ linkId }) => linkId === question?.linkId);
      if (found === undefined) return 'notAsked';
      const [answer] = (found['answer'] ?? []) as Json[];
      if (answer === undefined) return 'skipped';
      if (JSON.stringify(answer).includes('asked-declined')) return 'declined';
      if (yes.kind === 'is') return answer['valueBoolean'] === yes.value ? 'yes' : 'no';
      const code = (answer['valueCoding'] as Json)['code'];
      const option = question?.options.findIndex((one) => one.code === code) ?? -1;
      const figure = question?.ordered ? question.options[option]?.ordinal : option + 1;
      return yesFigures.includes(figure ?? Number.NaN) ? 'yes' : 'no';
    });
    expect(counted(findings)).toEqual(expected);
  });
});

test.each([table1, table2])('the year’s figures are core’s in $id, or hidden', (set) => {
  const rows = figures.tables.find(({ definition, group }) => definition.id === set.id && group === 'inside')?.rows;
  for (const row of countTable(set, report, countingRules).rows) {
    const counts = aggregateFindings.map((finding) => row[finding]);
    const shown = rows?.find(({ id }) => id === row.id)?.counts;
    expect(shown, row.id).toEqual(counts.every(isShownCount) ? counts : 'suppressed');
  }
});

describe('hostile answers', () => {
  const hostile = hostileTexts.map((text, index): ExportSource => {
    const [one = expect.fail('nobody')] = report;
    const lang = 'sv';
    const answers = new Map([
      ['occasion', { linkId: 'occasion', lang, value: 'start' }],
      ['reasons', { linkId: 'reasons', lang, value: ['other'] }],
      ['reasons-other', { linkId: 'reasons-other', lang, value: { text } }],
    ]);
    return { ...one, pseudonym: String(index), answers };
  });

  test.each(exportFileIds)('F09 F10: neither act nor stand where nobody asked for them in the file “%s”', (id) => {
    const without = textOf(id, hostile);
    for (const text of hostileTexts.filter((one) => one.length > 3)) expect(without).not.toContain(text);
    const text = textOf(id, hostile, { hasOwnWords: true });
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    if (id === 'long')
      for (const row of readCsvRecords(text, ';')) expect(row.get('own_words')).not.toMatch(/^[=+\-@＝\t\r]/);
    if (id === 'bundle') expect(text).not.toContain('<');
  });
});

test('file names tell nothing of what is in them', () => {
  const means = {
    clinicId: new Uint8Array(16),
    today: parseDay('2026-02-01'),
    randomBytes: countingBytes(),
    definitions: [selfRatingJson as FhirElement],
  };
  const names = exportFileIds.flatMap((id) => exportFiles(id, report, wish, means).map(({ name }) => name));
  for (const name of names)
    expect(name).toMatch(/^export-(?:wide|long|codebook|read|bundle|figures-2025)\.(?:csv|txt|json|sps)$/);
  expect(new Set(names).size).toBe(exportFileIds.length);
});

function itemsIn(element: Json): readonly Json[] {
  return ((element['item'] ?? []) as Json[]).flatMap((one) => [
    one,
    ...itemsIn(one),
    ...((one['answer'] ?? []) as Json[]).flatMap(itemsIn),
  ]);
}
