// The way past the questions whose answers the device did not take: no room, room again, and another page that took the form over.
import type { Browser } from 'playwright-core';
import { putCell, storedCells } from './changedRows.ts';
import { openDevice, type Seat } from './heldDevice.ts';
import { OneAnswer } from './oneAnswer.ts';
import type { PageViewer } from './pageViewer.ts';
import type { World } from './world.ts';

/** Begins with the world's code `number` and sends nothing. Gives what the browser complained of. */
export async function walkSaving(
  browser: Browser,
  world: World,
  viewer: PageViewer,
  number: number,
  seat?: Seat,
): Promise<readonly string[]> {
  const { client, context, watch } = await openDevice(browser, world.intake.client, undefined, seat);
  const { page } = client;
  const choose = async () => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
  };
  const see = async (key: string, name: string) => {
    await page.getByText(client.text(key)).first().waitFor();
    await viewer.take(client, name);
  };
  const form = new OneAnswer(world.questionnaire, 'start');
  await client.reachFirstQuestion(world.questionnaire, world.codes[number]?.code ?? '', 'start');
  await client.seeQuestion(form.question);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    const full = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    IDBObjectStore.prototype.put = full;
    Object.assign(globalThis, { makeRoom: () => Object.assign(IDBObjectStore.prototype, { put }) });
  });
  await choose();
  await see('save.failedTitle', '01-no-room');
  await client.press('save.again');
  await see('save.failedTitle', '02-no-room-again');
  await client.press('question.next');
  await client.seeQuestion(form.next(0));
  await see('save.failedTitle', '03-no-room-next-question');
  await page.evaluate('globalThis.makeRoom()');
  await client.press('save.again');
  await see('save.saved', '04-room-again');
  const [cell] = await storedCells(page);
  if (cell === undefined) throw new Error('nothing was saved');
  await putCell(
    page,
    cell.id,
    cell.blob.map((byte) => byte ^ 1),
  );
  await choose();
  await see('save.elsewhere', '05-taken-over');
  await context.close();
  return watch.faults;
}
