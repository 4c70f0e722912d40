// The way past the pages at which a client's journey stops, rests or begins again, for whoever looks at them.
import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { answersAt } from '../../src/core/answers.ts';
import { formatCode, makeCode } from '../../src/core/code.ts';
import type { ClientPage } from './clientPage.ts';
import { holdBack, openDevice, type Seat } from './heldDevice.ts';
import type { PageViewer } from './pageViewer.ts';
import { submitAll } from './submitAll.ts';
import type { World } from './world.ts';

/** Uses up the world's code `number`. Gives what the browser complained of. */
export async function walkStops(
  browser: Browser,
  world: World,
  viewer: PageViewer,
  number: number,
  seat?: Seat,
): Promise<readonly string[]> {
  const { questionnaire, intake } = world;
  const code = world.codes[number]?.code ?? '';
  const nobody = formatCode(makeCode((length) => Uint8Array.from(randomBytes(length))));
  const answers = answersAt(questionnaire, 'start', 'sv');
  const see = async (client: ClientPage, heading: string, name: string) => {
    await client.seeHeading(client.text(heading));
    await viewer.take(client, name);
  };

  const first = await openDevice(
    browser,
    intake.client,
    async (context) => {
      await context.route('**/profile.json', (route) => route.abort());
    },
    seat,
  );
  const { client, context } = first;
  await client.enterCode(nobody);
  await see(client, 'stopped.connect-once.title', 'connect-once');
  await context.unroute('**/profile.json');
  await client.press('stopped.way.toStart');
  const worker = await holdBack(context, /worker-[^/]*\.js$/);
  await client.enterCode(nobody);
  await see(client, 'unlocking.title', 'unlocking');
  worker.release();
  const status = await holdBack(context, '**/api/v1/status');
  await client.chooseOccasion(questionnaire, 'start');
  await client.seeHeading(client.text('opening.title'));
  await viewer.hear?.(client, 'opening');
  status.release();
  await see(client, 'stopped.code-unknown.title', 'code-unknown');
  await client.press('stopped.way.toCode');
  await context.route('**/api/**', (route) => route.abort());
  await client.typeInto(client.text('code.title'), code);
  await client.press('code.continue');
  await client.chooseOccasion(questionnaire, 'start');
  await see(client, 'confirmCode.title', 'confirm-code');
  await client.press('code.continue');
  await client.page.locator('.error-summary').waitFor();
  await viewer.hear?.(client, 'confirm-code-refused');
  await client.typeInto(client.text('confirmCode.title'), code);
  await client.press('code.continue');
  await client.begin();
  await client.answerAll(questionnaire, answers);
  await client.press('check.send');
  await client.seeHeading(client.text('send.waitingTitle'));
  await client.press('send.close');
  await client.enterCode(code);
  await see(client, 'occasion.title', 'occasion-waiting');
  await submitAll(world, [{ occasion: 'start', language: 'sv', answers }], () => number);
  await context.unroute('**/api/**');
  await client.chooseOccasion(questionnaire, 'start');
  await see(client, 'unsent.conflict.title', 'conflict');
  await context.close();

  const second = await openDevice(browser, intake.client, undefined, seat);
  await second.client.enterCode(code);
  await second.client.chooseOccasion(questionnaire, 'start');
  await see(second.client, 'stopped.taken.title', 'taken');
  await second.client.press('stopped.way.toOccasions');
  await second.client.chooseOccasion(questionnaire, 'end');
  await second.client.begin();
  await second.client.press('question.skip');
  await second.client.seeSaved();
  await second.client.open(intake.client);
  await second.client.enterCode(code);
  await see(second.client, 'resume.title', 'resume');
  await second.context.close();
  return [...first.watch.faults, ...second.watch.faults];
}
