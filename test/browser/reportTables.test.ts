// The main road, once from end to end: people of the report answer, some of them through the real client page, the rest
// through the same core and crypto over HTTP, and the clinic's page shows the report's tables, cell by cell.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueIn, withAnswer } from '../../src/core/answers.ts';
import { countTable, type IndicatorSet } from '../../src/core/indicator.ts';
import { countingRules } from '../../src/questionnaires/countingRules.ts';
import { reportTables } from '../../src/questionnaires/reportTables.ts';
import { shownTogether } from '../../src/questionnaires/shownTogether.ts';
import { ClientPage } from '../support/clientPage.ts';
import { ClinicPage, type SeenTable } from '../support/clinicPage.ts';
import { pageText } from '../support/pageTexts.ts';
import { printedInReport, type ReportResponse, reportResponses } from '../support/reportRespondents.ts';
import { submitAll } from '../support/submitAll.ts';
import { chromiumPath, launchBrowser, pageDefaults, tablet, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

/** Who sits at a phone: at both occasions and in both languages. */
const typedByHand = ['P01 start', 'P02 start', 'P05 start', 'P24 end', 'P23 end', 'P29 end'];
const tooFew = pageText('sv', 'clinic', 'tables.tooFew');
const findings = ['yes', 'no', 'skipped', 'declined', 'notAsked'] as const;

describe.skipIf(chromiumPath === '')('the report’s tables', () => {
  let browser: Browser;
  let world: World;
  let people: readonly ReportResponse[];

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld({ sheets: 3 })]);
    people = reportResponses(world.questionnaire);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  const toCounted = ({ person, occasion, answers }: ReportResponse) => ({
    questionnaire: world.questionnaire,
    pseudonym: person,
    occasion,
    answers,
  });
  const nameOf = ({ person, occasion }: ReportResponse) => `${person} ${occasion}`;
  const codeOf = ({ person }: ReportResponse) => world.codes[Number(person.slice(1)) - 1]?.code ?? '';

  it.each(typedByHand)('%s answers on a phone and gets a receipt', async (name) => {
    const response = people.find((candidate) => nameOf(candidate) === name);
    if (response === undefined) throw new Error('not among the people of the report');
    const context = await browser.newContext({
      ...pageDefaults,
      locale: response.language === 'en' ? 'en-GB' : 'sv-SE',
    });
    const watch = new Watch(context, [world.intake.client]);
    const client = new ClientPage(await context.newPage(), response.language === 'en' ? 'en' : 'sv');
    await client.open(world.intake.client);
    const reference = await client.respond(world.questionnaire, codeOf(response), response.occasion, response.answers);
    expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(watch.faults).toEqual([]);
    await context.close();
  });

  it('are on the clinic’s page as the report prints them', async () => {
    const rest = people.filter((response) => !typedByHand.includes(nameOf(response)));
    await submitAll(world, rest, (response) => Number(response.person.slice(1)) - 1);
    const tables = await tablesOn(browser, world, people.length);
    for (const set of reportTables) {
      const seen = tables.get(words(`title.${set.id}`));
      const { rows } = countTable(set, people.map(toCounted), countingRules);
      expect(cellsOf(seen)).toEqual(
        set.indicators.map(({ item }, index) =>
          findings.map((finding) => (isWithheld(set, item) ? tooFew : String(rows[index]?.[finding]))),
        ),
      );
      expect(namesOf(seen)).toEqual(set.indicators.map((row) => words(`row.${set.occasion}.${row.id}`)));
    }
    for (const [id, printed] of Object.entries(printedInReport)) {
      const set = reportTables.find((candidate) => candidate.id === id);
      const yes = cellsOf(tables.get(words(`title.${id}`))).map(([first]) => Number(first));
      expect(yes).toEqual(Object.values(printed));
      expect(set?.indicators.map((row) => row.id)).toEqual(Object.keys(printed));
    }
  });

  it('change in exactly the cells of one row when one person answers one question differently', async () => {
    const atStart = people.filter(({ occasion, isInTable }) => occasion === 'start' && isInTable).slice(0, 10);
    const [first] = atStart;
    if (first === undefined) throw new Error('nobody answered at the start');
    const partner = { linkId: 'partner', lang: first.language, value: valueIn(first.answers, 'partner') !== true };
    const changed = [{ ...first, answers: withAnswer(first.answers, partner) }, ...atStart.slice(1)];
    const [before, after] = [await tablesOf(atStart), await tablesOf(changed)];
    const differences = [...before].flatMap(([caption, table]) =>
      table.flatMap((row, rowNumber) =>
        row.flatMap((cell, column) => {
          const other = after.get(caption)?.[rowNumber]?.[column];
          return other === cell ? [] : [`${caption}: ${row[0]}, ${table[0]?.[column]}: ${cell} to ${other}`];
        }),
      ),
    );
    expect([...after.keys()]).toEqual([...before.keys()]);
    const captions = reportTables.filter(({ occasion }) => occasion === 'start').map(({ id }) => words(`title.${id}`));
    expect(differences).toEqual(
      captions.flatMap((caption) => [
        `${caption}: Har en partner, Ja: 9 to 8`,
        `${caption}: Har en partner, Nej: 1 to 2`,
      ]),
    );
  });

  /** A clinic of its own for ten people. */
  async function tablesOf(responses: readonly ReportResponse[]): Promise<ReadonlyMap<string, SeenTable>> {
    const small = await startWorld();
    try {
      await submitAll(small, responses, (response) => responses.indexOf(response));
      return await tablesOn(browser, small, responses.length);
    } finally {
      await small.end();
    }
  }
});

/** One person lies between the narrow and the wide table of the end: in the wide one, how they were met would tell it. */
function isWithheld(set: IndicatorSet, item: string): boolean {
  return set.occasion === 'end' && set.population === 'everyone' && shownTogether.items.includes(item);
}

async function tablesOn(browser: Browser, world: World, expectedMail: number): Promise<ReadonlyMap<string, SeenTable>> {
  const context = await browser.newContext({ ...pageDefaults, viewport: tablet });
  const watch = new Watch(context, [world.intake.clinic]);
  const clinic = new ClinicPage(await context.newPage());
  await clinic.open(world.intake.clinic);
  await clinic.unlock(world.keyFile(), worldPassphrase);
  expect(await clinic.fetchMail()).toEqual({ accepted: expectedMail, look: 0, unreadable: 0 });
  await clinic.toPage('tables');
  const tables = await clinic.tables();
  expect(watch.faults).toEqual([]);
  await context.close();
  return tables;
}

const words = (key: string) => pageText('sv', 'clinic', `report.${key}`);

/** The rows' names, without the marks of footnotes. */
function namesOf(table: SeenTable | undefined): readonly string[] {
  return (table ?? []).slice(1).map(([name = '']) => name.replace(/\s+\d+$/, ''));
}

/** The figures of each row, without the header row and the rows' names. */
function cellsOf(table: SeenTable | undefined): readonly (readonly string[])[] {
  return (table ?? []).slice(1).map((row) => row.slice(1));
}
