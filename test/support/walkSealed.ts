// The way past the pages on which sealed answers wait, could not be handed in, or were sent, for whoever looks at them.
import type { Browser } from 'playwright-core';
import { answersAt } from '../../src/core/answers.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { holdBack, openDevice, type Seat } from './heldDevice.ts';
import { loseSubmission } from './lostSubmission.ts';
import { setOutboxState } from './outboxState.ts';
import type { PageViewer } from './pageViewer.ts';
import type { World } from './world.ts';

const submissions = '**/api/v1/submissions';
const status = '**/api/v1/status';
const reasons = ['held', 'conflict', 'closed', 'unknown', 'rekey', 'overdue'] as const;

/** Uses up the world's code `number`. Gives what the browser complained of. */
export async function walkSealed(
  browser: Browser,
  world: World,
  viewer: PageViewer,
  number: number,
  seat?: Seat,
): Promise<readonly string[]> {
  const { questionnaire, codes, intake } = world;
  const used = codes[number];
  if (used === undefined) throw new Error('no code is left');
  const { client, context, watch } = await openDevice(browser, intake.client, undefined, seat);
  const see = async (heading: string, name: string) => {
    await client.seeHeading(client.text(heading));
    await viewer.take(client, name);
  };
  const look = async () => {
    await client.seeHeading(client.text('start.title'));
    await client.enterCode(used.code);
    await client.chooseOccasion(questionnaire, 'start');
  };
  const asked = await holdBack(context, submissions);
  await client.reachFirstQuestion(questionnaire, used.code, 'start');
  await client.answerAll(questionnaire, answersAt(questionnaire, 'start', 'sv'));
  await client.press('check.send');
  await client.seeHeading(client.text('send.sendingTitle'));
  await viewer.hear?.(client, 'sending');
  asked.cut();
  await see('send.waitingTitle', 'waiting');
  await client.press('send.again');
  await client.page.getByText(client.text('send.stillUnreached', { number: 2 })).waitFor();
  await viewer.take(client, 'waiting-again');
  await client.press('send.close');
  for (const why of reasons) {
    const isOverdue = why === 'overdue';
    await setOutboxState(client.page, isOverdue ? { st: 'tried', dropAfter: '2020-01-31' } : { st: why });
    await look();
    await see(`unsent.${why}.title`, why);
    if (why === 'conflict') {
      await viewer.takeDialog(client, 'remove', {
        open: () => client.press('unsent.way.remove'),
        close: () => client.press('unsent.removeNo'),
      });
    }
    if (why === 'unknown') {
      await context.route(status, (route) => route.abort());
      await client.press('unsent.way.again');
      await client.page.getByText(client.text('unsent.stillSame', { number: 2 })).waitFor();
      await viewer.take(client, 'unknown-again');
      await context.unroute(status);
    }
    await client.press('unsent.way.keep');
  }
  asked.release();
  await look();
  await client.press('unsent.way.send');
  await client.seeHeading(client.text('receipt.title'));
  await client.press('receipt.done');
  await look();
  await client.seeHeading(client.text('sent.title'));
  await client.page.getByText(client.text('sent.asking')).waitFor({ state: 'hidden' });
  await viewer.take(client, 'sent');
  await client.press('sent.done');
  await context.route(status, (route) => route.abort());
  await look();
  await client.seeHeading(client.text('sent.title'));
  await client.page.getByText(client.text('sent.nothing')).first().waitFor();
  await viewer.hear?.(client, 'sent-not-asked');
  await context.unroute(status);
  if (loseSubmission(world, deriveSlotKeys(used.root, questionnaire.id, 'start').slotPublicKey) !== 1)
    throw new Error('nothing was lost');
  await client.press('sent.done');
  await look();
  await see('sent.missingTitle', 'sent-missing');
  await context.close();
  return watch.faults;
}
