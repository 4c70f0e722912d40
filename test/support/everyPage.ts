// Takes a client past every page there is, from the start page to the receipt, and stops at each.
import type { Answers } from '../../src/core/answers.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import type { Questionnaire } from '../../src/core/questionnaire.ts';
import type { ClientPage } from './clientPage.ts';

export const pageNames = [
  'start',
  'support',
  'worries',
  'access',
  'device',
  'staff',
  'code',
  'occasion',
  'about-answers',
  'question',
  'check',
  'copy',
  'receipt',
] as const;
export type PageName = (typeof pageNames)[number];

export interface Walk {
  readonly questionnaire: Questionnaire;
  readonly code: string;
  readonly occasion: Occasion;
  readonly answers: Answers;
}

/** `at` is called on each page as soon as it is shown. Ends on the start page. */
export async function walkPages(
  client: ClientPage,
  { questionnaire, code, occasion, answers }: Walk,
  at: (name: PageName) => Promise<void>,
): Promise<void> {
  const see = async (name: PageName, heading: string) => {
    await client.seeHeading(client.text(heading));
    await at(name);
  };
  await see('start', 'start.title');
  await client.press('frame.support');
  await see('support', 'support.title');
  await client.press('support.return');
  await client.press('frame.worries');
  await see('worries', 'worries.title');
  await client.press('support.return');
  await client.press('frame.access');
  await see('access', 'access.title');
  await client.press('support.return');
  await client.press('frame.device');
  await see('device', 'device.title');
  await client.press('device.staff');
  await see('staff', 'staff.title');
  await client.press('staff.close');
  await client.press('start.begin');
  await see('code', 'code.title');
  await client.page.getByRole('textbox').fill(code);
  await client.press('code.continue');
  await see('occasion', 'occasion.title');
  await client.chooseOccasion(questionnaire, occasion);
  await see('about-answers', 'aboutAnswers.title');
  await client.press('aboutAnswers.begin');
  await client.answerAll(questionnaire, answers, () => at('question'));
  await see('check', 'check.title');
  await client.press('check.copy');
  await see('copy', 'copy.title');
  await client.press('copy.back');
  await client.press('check.send');
  await see('receipt', 'receipt.title');
  await client.press('receipt.done');
  await client.seeHeading(client.text('start.title'));
}
