// The way through the form in a browser that keeps nothing, past the pages that say so, for whoever looks at them.
import type { Browser } from 'playwright-core';
import { answersAt } from '../../src/core/answers.ts';
import { holdBack, openDevice, type Seat } from './heldDevice.ts';
import type { PageViewer } from './pageViewer.ts';
import type { World } from './world.ts';

const submissions = '**/api/v1/submissions';

/** Uses up the world's code `number`. Gives what the browser complained of. */
export async function walkMemory(
  browser: Browser,
  world: World,
  viewer: PageViewer,
  number: number,
  seat?: Seat,
): Promise<readonly string[]> {
  const { questionnaire, codes, intake } = world;
  const { client, context, watch } = await openDevice(
    browser,
    intake.client,
    async (prepared) => {
      await prepared.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }));
    },
    seat,
  );
  await viewer.take(client, 'start');
  await client.press('frame.device');
  await client.seeHeading(client.text('device.title'));
  await viewer.hear?.(client, 'device');
  await client.press('support.return');
  await client.enterCode(codes[number]?.code ?? '');
  await client.chooseOccasion(questionnaire, 'start');
  await client.seeHeading(client.text('aboutAnswers.title'));
  await viewer.take(client, 'about-answers');
  await client.press('aboutAnswers.begin');
  await client.page.getByRole('radio').first().check({ force: true });
  await client.page.getByText(client.text('save.memoryTitle')).waitFor();
  await viewer.take(client, 'question');
  await client.answerAll(questionnaire, answersAt(questionnaire, 'start', 'sv'));
  await viewer.take(client, 'check');
  await context.route(submissions, (route) => route.abort());
  await client.press('check.send');
  await client.seeHeading(client.text('send.waitingTitle'));
  await viewer.take(client, 'waiting');
  // The page's own next attempt must not be quicker than the touch.
  const again = await holdBack(context, submissions);
  await client.press('send.again');
  again.release();
  await client.seeHeading(client.text('receipt.title'));
  await viewer.take(client, 'receipt');
  await context.close();
  return watch.faults;
}
