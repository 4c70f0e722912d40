// A year of a small clinic, on the clinic's own page: two colleagues at two computers, forty codes, a lost slip, and
// twenty-nine people who answer at the start, at the end or later, as the report has them.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { occasionLinkId } from '../../src/core/occasion.ts';
import type { Questionnaire } from '../../src/core/questionnaire.ts';
import { newestQuestionnaire } from '../../src/demo/seedDemo.ts';
import { seenChange } from '../support/changePages.ts';
import { ClientPage } from '../support/clientPage.ts';
import type { ClinicPage, SeenTable } from '../support/clinicPage.ts';
import { newColleague, toKeys } from '../support/keyPages.ts';
import { type DueLists, dueLists, moveResponse, openPerson, recordEnd, replaceSlip } from '../support/peoplePages.ts';
import { setUpInBrowser } from '../support/setUpInBrowser.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { YearClinic } from '../support/yearClinic.ts';
import { patienceMs, YearColleague } from '../support/yearColleague.ts';
import { type YearResponse, yearResponses } from '../support/yearRespondents.ts';
import { changeSheet, planned, sheet1, sheet2 } from '../support/yearSheet.ts';

const nobody: DueLists = { late: [], due: [], expected: [], missing: [], later: [] };
const serial = (number: number) => String(number).padStart(4, '0');
const span = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe.skipIf(chromiumPath === '')('a year in the life of a clinic', () => {
  const year = new YearClinic();
  let browser: Browser;
  let questionnaire: Questionnaire;
  let responses: readonly YearResponse[];
  let anna: YearColleague;
  let bo: YearColleague;
  const codes = new Map<string, string>();
  /** The slip that each person holds, by the number of the first one. */
  const slipOf = new Map(span(1, 29).map((number) => [number, serial(number)]));

  beforeAll(async () => {
    year.turnTo('2025-08-04');
    [browser, questionnaire] = await Promise.all([launchBrowser(), newestQuestionnaire()]);
    responses = yearResponses(questionnaire);
  });
  afterAll(async () => {
    await browser?.close();
    await year.end();
  });

  async function arrive(wanted: (response: YearResponse) => boolean): Promise<number> {
    const coming = responses.filter(wanted);
    for (const response of coming) {
      const code = codes.get(slipOf.get(response.number) ?? '') ?? '';
      await year.arrive(code, questionnaire, response);
    }
    return coming.length;
  }

  async function handOut(page: ClinicPage, numbers: readonly number[]): Promise<void> {
    await page.toPage('codes');
    for (const number of numbers) await page.handOut(serial(number));
  }

  it('August: one colleague sets the clinic up and issues forty codes, both hand out, and the first answers come', async () => {
    const token = await year.start();
    anna = await YearColleague.arrive(browser, year);
    const { keyFile, passphrase } = await setUpInBrowser(anna.page, token);
    anna.keys = { file: keyFile, passphrase };
    for (const sheet of span(0, 3)) {
      const issued = await anna.page.issueSheet();
      expect(issued).toHaveLength(10);
      for (const [index, code] of issued.entries()) codes.set(serial(sheet * 10 + index + 1), code);
      await anna.page.leaveSlips();
    }
    expect(new Set(codes.values()).size).toBe(40);
    bo = await YearColleague.arrive(browser, year);
    await toKeys(anna.page);
    bo.keys = await newColleague(anna.page, 'Bo');
    await bo.unlock();
    await handOut(anna.page, span(1, 11));
    // What the other has entered meanwhile is read again, and the next number taken.
    bo.watch.excuse(/409 \(Conflict\).*\/admin\/records$/);
    await handOut(bo.page, span(12, 22));
    for (const { page } of [anna, bo]) await page.press('nav.lock');

    year.turnTo('2025-08-05');
    // One puts it off.
    expect(await arrive(({ occasion, number }) => occasion === 'start' && number !== 22)).toBe(21);
    await anna.at('2025-08-18', async (page) => {
      expect(await page.fetchMail()).toEqual({ accepted: 21, look: 0, unreadable: 0 });
      expect(await dueLists(page)).toEqual(nobody);
    });
    await bo.at('2025-08-19', async (page) => {
      expect(await dueLists(page)).toEqual({ ...nobody, expected: ['0022 start 2025-08-18'] });
    });
    await arrive(({ occasion, number }) => occasion === 'start' && number === 22);
    await anna.at('2025-08-20', async (page) => {
      expect(await dueLists(page)).toEqual(nobody);
      await replaceSlip(page, '0003', '0030');
      slipOf.set(3, '0030');
    });
  });

  it('September: treatments have ended, and everybody’s follow-up has its day', async () => {
    await bo.at('2025-08-31', async (page) => {
      await handOut(page, span(23, 27));
      for (const number of [1, 2, 3, 4, 25, 26, 27]) await recordEnd(page, slipOf.get(number) ?? '', '2025-08-31');
    });
    const isEnd = ({ occasion }: YearResponse) => occasion === 'end';
    // Person 2 chooses the wrong occasion in the list.
    const wrong = responses.find((response) => isEnd(response) && response.number === 2);
    if (wrong === undefined) throw new Error('no such response');
    await year.arrive(codes.get('0002') ?? '', questionnaire, asIf(wrong, 'follow-up-6m'));
    expect(await arrive((response) => isEnd(response) && ![2, 23, 24].includes(response.number))).toBe(6);
    year.turnTo('2025-09-01');
    // Nobody recorded the end of these two: theirs is the day it arrived.
    expect(await arrive((response) => isEnd(response) && [23, 24].includes(response.number))).toBe(2);

    await anna.at('2025-09-01', async (page) => {
      expect(await page.fetchMail()).toEqual({ accepted: 31, look: 0, unreadable: 0 });
      const move = { from: 'follow-up-6m', to: 'end', because: 'Valde fel rad i listan' };
      await moveResponse(page, '0002', move);
      const { later, ...today } = await dueLists(page);
      expect(today).toEqual({ late: [], due: [], expected: [], missing: [] });
      expect(later.slice(0, 9)).toEqual(planned);
      expect(later).toHaveLength(4 * 9);
    });
  });

  it('February and March: the right people are due, late and no longer listed', async () => {
    await anna.at('2026-02-13', async (page) => expect((await dueLists(page)).due).toEqual([]));
    await bo.at('2026-02-14', async (page) => {
      const { due, later } = await dueLists(page);
      expect(due).toEqual(planned.slice(0, 7));
      expect(later.slice(0, 2)).toEqual(planned.slice(7));
    });
    await anna.at('2026-02-28', async (page) => {
      // Two who ended last August get their slip only now.
      await handOut(page, [28, 29]);
      for (const number of [28, 29]) await recordEnd(page, serial(number), '2025-08-31');
      expect((await dueLists(page)).due).toEqual([
        ...planned.slice(0, 6),
        '0028 follow-up-6m 2026-02-28',
        '0029 follow-up-6m 2026-02-28',
        ...planned.slice(6),
      ]);
    });
    expect(await arrive(({ occasion, number }) => occasion === 'follow-up-6m' && number !== 29)).toBe(7);
    await lastOneOnTheClientsPage();
    const left = ['0001', '0002', '0030'].map((one) => `${one} follow-up-6m 2026-02-28`);
    await anna.at('2026-03-30', async (page) => {
      expect(await page.fetchMail()).toEqual({ accepted: 39, look: 0, unreadable: 0 });
      expect(await dueLists(page)).toMatchObject({ late: [], due: left, expected: [], missing: [] });
    });
    await bo.at('2026-03-31', async (page) => {
      expect(await dueLists(page)).toMatchObject({ late: left, due: [], expected: [], missing: [] });
    });
  });

  it('a year after: who never came is told, the next follow-up is due, and both see the same', async () => {
    const missing = ['0001', '0002', '0030'].map((one) => `${one} follow-up-6m 2026-02-28`);
    await bo.at('2026-06-01', async (page) => {
      expect(await dueLists(page)).toMatchObject({ late: [], due: [], expected: [], missing });
    });
    const ofTheYear = ['0001', '0002', '0004', '0025', '0026', '0027', '0028', '0029', '0030'];
    await anna.at('2026-08-17', async (page) => {
      expect(await dueLists(page)).toMatchObject({
        due: ofTheYear.map((one) => `${one} follow-up-1y 2026-08-31`),
        expected: [],
        missing,
      });
    });
    const seen: unknown[] = [];
    for (const who of [anna, bo]) {
      await who.at('2026-08-31', async (page) => {
        await openPerson(page, '0003', '0030');
        const tables = await page.tables();
        const occasions = tables.get(page.text('person.occasions')) ?? [];
        expect(occasions[1]?.[1]).toContain('0003');
        expect(occasions[2]?.[1]).toContain('0030');
        await page.toPage('tables');
        seen.push([...(await page.tables()).values()].map(figures));
        expect(await seenChange(page, questionnaire)).toEqual(changeSheet);
      });
    }
    expect(seen[0]).toEqual(seen[1]);
    const [table1, table2] = seen[0] as readonly (readonly (readonly string[])[])[];
    expect(table1).toEqual(sheet1);
    expect(table2).toEqual(sheet2);
    expect([...anna.watch.faults, ...bo.watch.faults]).toEqual([]);
  });

  /** The last of the eight answers on a telephone, as everybody would. */
  async function lastOneOnTheClientsPage(): Promise<void> {
    const response = responses.find(({ occasion, number }) => occasion === 'follow-up-6m' && number === 29);
    if (response === undefined) throw new Error('no such response');
    const context = await browser.newContext(pageDefaults);
    const watch = new Watch(context, [year.intake.client]);
    context.setDefaultTimeout(patienceMs);
    await context.clock.setFixedTime(year.nowMs);
    const client = new ClientPage(await context.newPage());
    await client.open(year.intake.client);
    await client.respond(questionnaire, codes.get('0029') ?? '', response.occasion, response.answers);
    expect(watch.faults).toEqual([]);
    await context.close();
  }
});

/** A table without its headings. */
function figures(table: SeenTable): readonly (readonly string[])[] {
  return table.slice(1).map(([, ...cells]) => cells);
}

/** The same answers, handed in for another occasion. */
function asIf(response: YearResponse, occasion: YearResponse['occasion']): YearResponse {
  const answers = new Map(response.answers);
  const own = answers.get(occasionLinkId);
  if (own !== undefined && 'value' in own) answers.set(occasionLinkId, { ...own, value: occasion });
  return { ...response, occasion, answers };
}
