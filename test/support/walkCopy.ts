// The way to the copy for paper, for whoever looks at it.
import type { Browser } from 'playwright-core';
import { openDevice, type Seat } from './heldDevice.ts';
import type { PageViewer } from './pageViewer.ts';
import { reportResponses } from './reportRespondents.ts';
import type { World } from './world.ts';

/** Sends nothing. Gives what the browser complained of. */
export async function walkCopy(
  browser: Browser,
  world: World,
  viewer: PageViewer,
  number: number,
  seat?: Seat,
): Promise<readonly string[]> {
  const { questionnaire, codes, intake } = world;
  const { context, client, watch } = await openDevice(browser, intake.client, undefined, seat);
  const [response] = reportResponses(questionnaire);
  const code = codes[number]?.code;
  if (response === undefined || code === undefined) throw new Error('nobody answers');
  await client.reachFirstQuestion(questionnaire, code, response.occasion);
  await client.answerAll(questionnaire, response.answers);
  await client.press('check.copy');
  await client.seeHeading(client.text('copy.title'));
  await viewer.take(client, '01-copy');
  await context.close();
  return watch.faults;
}
