// The way past every page that only a shared tablet or its staff see, for whoever looks at them. The page's clock stands still but
// where it is pushed.
import type { Browser } from 'playwright-core';
import { stuckReasons } from '../../src/client/keptEnvelopes.ts';
import { holdBack, openDevice, type Seat } from './heldDevice.ts';
import { setBesideOutbox } from './outboxState.ts';
import type { PageViewer } from './pageViewer.ts';
import { reportResponses } from './reportRespondents.ts';
import { openBehindPin, openStaffPage, shareDevice, staffPin, touchKeepsNothing } from './staff.ts';
import type { World } from './world.ts';

const quietMs = 90_000;

/** Uses up the world's code `number`. Ends on the neutral page. Gives what the browser complained of. */
export async function walkTablet(
  browser: Browser,
  world: World,
  viewer: PageViewer,
  number: number,
  seat?: Seat,
): Promise<readonly string[]> {
  const { questionnaire, codes, intake } = world;
  const { context, client, watch } = await openDevice(browser, intake.client, (made) => made.clock.install(), seat);
  const { page } = client;
  const take = (name: string) => viewer.take(client, name);
  const [response] = reportResponses(questionnaire);
  const code = codes[number]?.code;
  if (response === undefined || code === undefined) throw new Error('nobody answers');

  await openStaffPage(client);
  await take('01-staff-off');
  await client.press('staff.switchOn');
  await page.locator('.error-summary').waitFor();
  await take('02-staff-pin-shape');
  await client.press('staff.close');
  await shareDevice(client, { keepsNothing: true });
  await page.clock.pauseAt(Date.now() + 60_000);
  await take('03-start-keeps-nothing');
  await openStaffPage(client);
  await take('04-staff-pin');
  await client.typeInto(client.text('staff.pin'), '000000');
  await client.press('staff.open');
  await page.getByText(client.text('staff.pinWrong')).first().waitFor();
  await take('05-staff-pin-wrong');
  await client.typeInto(client.text('staff.pin'), staffPin);
  await client.press('staff.open');
  await client.button(client.text('staff.switchOff')).waitFor();
  await take('06-staff-on');
  await touchKeepsNothing(client);
  await client.press('staff.close');
  await page.getByText(client.text('start.pauseShared')).waitFor();
  await take('07-start');
  await page.keyboard.press('Shift');
  await viewer.hear?.(client, '07-start-shift-pressed');
  await client.press('frame.device');
  await client.seeHeading(client.text('device.title'));
  await take('08-device');
  await client.press('support.return');

  await client.enterCode(code);
  await client.chooseOccasion(questionnaire, response.occasion);
  await client.seeHeading(client.text('aboutAnswers.title'));
  await take('09-about-answers');
  await viewer.takeDialog(client, '10-idle', {
    open: async () => {
      await page.clock.runFor(quietMs);
      await client.button(client.text('idle.stay')).waitFor();
    },
    meanwhile: {
      '20 seconds left': () => page.clock.runFor(10_000),
      'Shift pressed once': () => page.keyboard.press('Shift'),
      'ten seconds and no other Shift': () => page.clock.runFor(9_500),
    },
    close: () => client.press('idle.stay'),
  });
  await client.begin();
  await client.answerAll(questionnaire, response.answers);
  await take('11-check');
  const asked = await holdBack(context, '**/api/v1/submissions');
  asked.cut();
  await client.press('check.send');
  await client.seeHeading(client.text('send.sealedTitle'));
  await take('12-sealed');
  await client.press('send.again');
  await page.getByText(client.text('send.stillUnreached', { number: 2 })).waitFor();
  await viewer.hear?.(client, '12-sealed-again');
  // What came to nothing for others on this tablet, every reason at once.
  await setBesideOutbox(page, [
    ...stuckReasons.filter((why) => why !== 'overdue').map((st) => ({ st })),
    { st: 'tried', dropAfter: '2020-01-31' },
  ]);
  await openBehindPin(client);
  await page.getByText(client.text('staff.stuckTitle')).waitFor();
  await take('13-staff-stuck');
  await setBesideOutbox(page, []);
  await client.press('staff.close');
  await client.enterCode(code);
  await client.chooseOccasion(questionnaire, response.occasion);
  await client.seeHeading(client.text('send.sealedTitle'));
  asked.release();
  await client.press('send.again');
  await client.seeHeading(client.text('receipt.title'));
  await take('14-receipt');
  await client.press('closing.hold');
  await page.getByText(client.text('closing.held')).waitFor();
  await take('15-receipt-held');
  await page.getByRole('link', { name: client.text('exit.button') }).click();
  await page.getByText(client.text('exit.left')).waitFor();
  await viewer.hear?.(client, '16-left');
  await context.close();
  return watch.faults;
}
