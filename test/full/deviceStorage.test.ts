// What lies on a phone, and what somebody with developer tools can do to it: damaged, exchanged, turned back or removed, a
// row gives nothing away, harms nothing else and never sends a form twice. Real client, real IndexedDB, real intake.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Occasion } from '../../src/core/occasion.ts';
import type { IssuedCode } from '../../src/demo/issueSheet.ts';
import { type BlobValue, clearTable, putCell, storedCells } from '../support/changedRows.ts';
import { cellCount, outboxEntries } from '../support/deviceRows.ts';
import { type HeldDevice, openDevice } from '../support/heldDevice.ts';
import { leakSearch } from '../support/leaks.ts';
import { codeNeedles, questionnaireNeedles, topicNeedles } from '../support/needles.ts';
import { OneAnswer } from '../support/oneAnswer.ts';
import { bytesTrace } from '../support/trace.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

const cellLength = 32_808;

describe.skipIf(chromiumPath === '')('storage on a phone', () => {
  let browser: Browser;
  let world: World;
  let phone: HeldDevice;
  let codesTaken = 0;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterEach(async () => {
    await phone?.context.close();
    expect(phone?.watch.faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  const newCode = (): IssuedCode => {
    const code = world.codes[codesTaken++];
    if (code === undefined) throw new Error('no code is left');
    return code;
  };
  const form = (occasion: Occasion) => new OneAnswer(world.questionnaire, occasion);
  const newPhone = async () => {
    phone = await openDevice(browser, world.intake.client);
    return phone.client;
  };
  const toStart = async () => {
    await phone.client.reload();
  };
  /** A phone with two drafts under one code: which cell belongs to which occasion is learnt from the order of writing. */
  const phoneWithTwoDrafts = async () => {
    const client = await newPhone();
    const { code } = newCode();
    await form('start').begin(client, code, 0);
    const [first] = await storedCells(client.page);
    await toStart();
    await client.enterCode(code);
    await client.press('resume.other');
    await client.chooseOccasion(world.questionnaire, 'end');
    await client.begin();
    await form('end').choose(client, 1);
    const second = (await storedCells(client.page)).find(({ id }) => id !== first?.id);
    if (first === undefined || second === undefined) throw new Error('two drafts were saved');
    await toStart();
    return { client, code, first, second };
  };

  it('B01: holds blobs of one size that look like noise, and nothing that tells', async () => {
    const client = await newPhone();
    const code = newCode();
    await form('start').begin(client, code.code, 0);
    const [before] = await storedCells(client.page);
    await form('start').choose(client, 1);
    await expect.poll(async () => (await storedCells(client.page))[0]?.blob).not.toEqual(before?.blob);
    const [after] = await storedCells(client.page);
    const search = leakSearch(
      [...codeNeedles(code, world.questionnaire), ...questionnaireNeedles(world.questionnaire), ...topicNeedles],
      { locales: [], questionnaires: [] },
    );
    for (const cell of [before, after]) {
      expect(cell?.id).toMatch(/^[0-9a-f]{32}$/);
      expect(cell?.blob).toHaveLength(cellLength);
      const blob = cell?.blob ?? new Uint8Array();
      expect(search([bytesTrace('cell', blob)])).toEqual([]);
      expect(looksLikeNoise(blob)).toBe(true);
    }
    expect(
      looksLikeNoise(Uint8Array.from(Buffer.from(JSON.stringify(world.questionnaire)).subarray(0, cellLength))),
    ).toBe(false);
    // Both saves were sealed anew: no run of bytes stayed as it was.
    const same = (before?.blob ?? []).filter((byte, at) => byte === after?.blob[at]).length;
    expect(same).toBeLessThan(cellLength / 128);
  });

  const damages: readonly (readonly [string, (blob: Uint8Array) => BlobValue])[] = [
    ...[0, 23, 24, 39, 40, 16_000, cellLength - 1].map(
      (at) =>
        [
          `B03: byte ${at} changed`,
          (blob: Uint8Array) => blob.map((byte, here) => (here === at ? byte ^ 1 : byte)),
        ] as const,
    ),
    ...[0, 24, cellLength - 1].map(
      (length) => [`B04: ${length} bytes`, (blob: Uint8Array) => blob.slice(0, length)] as const,
    ),
    ['B04: a byte too many', (blob) => Uint8Array.from([...blob, 0])],
    ['B04: a text', () => 'x'.repeat(cellLength)],
    ['B04: a number', () => cellLength],
    ['B04: null', () => null],
    ['B04: an object that reaches for prototypes', () => JSON.parse('{"__proto__":{"length":32808},"constructor":1}')],
  ];

  it('B03 B04: a damaged cell, however damaged, is told and kept; the other opens', async () => {
    const { client, code, first } = await phoneWithTwoDrafts();
    await client.enterCode(code);
    await client.press('resume.other');
    for (const [what, damage] of damages) {
      await putCell(client.page, first.id, damage(first.blob));
      await client.chooseOccasion(world.questionnaire, 'start');
      await client.seeHeading(client.text('stopped.unreadable.title'));
      expect(await cellCount(client.page), what).toBe(2);
      await client.press('stopped.way.toOccasions');
    }
    await client.chooseOccasion(world.questionnaire, 'end');
    await client.seeQuestion(form('end').next(1));
    // Found damaged when the code is typed, it is told as well, and stays until the person decides.
    await toStart();
    await putCell(client.page, first.id, null);
    await client.enterCode(code);
    await client.press('resume.other');
    await client.page.getByText(client.text('occasion.unreadable')).waitFor();
    await client.chooseOccasion(world.questionnaire, 'start');
    await client.press('stopped.way.startOver');
    await client.begin();
    await form('start').choose(client, 2);
    expect((await storedCells(client.page)).map(({ blob }) => blob.length)).toEqual([cellLength, cellLength]);
  });

  it('B05: two cells with their contents swapped: neither opens, nothing leaks across', async () => {
    const { client, code, first, second } = await phoneWithTwoDrafts();
    await putCell(client.page, first.id, second.blob);
    await putCell(client.page, second.id, first.blob);
    await client.enterCode(code);
    for (const occasion of ['start', 'end'] as const) {
      await client.chooseOccasion(world.questionnaire, occasion);
      await client.seeHeading(client.text('stopped.unreadable.title'));
      await client.press('stopped.way.toOccasions');
    }
    await putCell(client.page, first.id, first.blob);
    await client.chooseOccasion(world.questionnaire, 'start');
    await client.seeQuestion(form('start').next(0));
  });

  it('B06: an older state opens as it was, and after it was sent the form is not sent again', async () => {
    const client = await newPhone();
    const { code } = newCode();
    const start = form('start');
    await start.begin(client, code, 0);
    const [older] = await storedCells(client.page);
    await start.choose(client, 1);
    await expect.poll(async () => (await storedCells(client.page))[0]?.blob).not.toEqual(older?.blob);
    await toStart();
    await putCell(client.page, older?.id ?? '', older?.blob ?? null);
    await start.resume(client, code, 0);
    await start.skipToCheck(client, 0);
    await client.page.getByText(start.words(0)).first().waitFor();
    await client.send();
    await client.press('receipt.done');
    await putCell(client.page, older?.id ?? '', older?.blob ?? null);
    await start.resume(client, code, 0);
    await start.skipToCheck(client, 0);
    await client.press('check.send');
    await client.seeHeading(client.text('unsent.conflict.title'));
    expect(await outboxEntries(client.page)).toMatchObject([{ state: 'conflict', attempts: 0 }]);
  });

  it('B07: without the stored profile and without network: connect once; then the draft is there', async () => {
    const client = await newPhone();
    const { code } = newCode();
    const start = form('start');
    await start.begin(client, code, 0);
    await toStart();
    // The page fetches the profile when it is opened: what is on its way must not come after the profile was removed.
    await client.page.waitForLoadState('networkidle');
    await phone.context.setOffline(true);
    await clearTable(client.page, 'meta');
    await client.enterCode(code);
    await client.seeHeading(client.text('stopped.connect-once.title'));
    expect(await storedCells(client.page)).toHaveLength(1);
    await phone.context.setOffline(false);
    await client.press('stopped.way.toStart');
    await start.resume(client, code, 0);
  });
});

/** Chi-square over the 256 byte values: for noise about 255, give or take 23; the bounds leave one error in a billion. */
function looksLikeNoise(bytes: Uint8Array): boolean {
  const counts = new Array<number>(256).fill(0);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const expected = bytes.length / 256;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return chiSquare > 130 && chiSquare < 410;
}
