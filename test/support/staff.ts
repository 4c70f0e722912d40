// What staff do at a tablet, by what is written on the page.
import type { ClientPage } from './clientPage.ts';

export const staffPin = '480215';

/** From any page that shows the foot; whoever was answering is locked out. */
export async function openStaffPage(client: ClientPage): Promise<void> {
  await client.press('frame.device');
  await client.press('device.staff');
  await client.seeHeading(client.text('staff.title'));
}

/** Makes this device a shared tablet, from its start page and back to it. */
export async function shareDevice(client: ClientPage, { keepsNothing = false } = {}): Promise<void> {
  await openStaffPage(client);
  await client.typeInto(client.text('staff.newPin'), staffPin);
  await client.typeInto(client.text('staff.newPinAgain'), staffPin);
  if (keepsNothing) await touchKeepsNothing(client);
  await client.press('staff.switchOn');
  await client.button(client.text('staff.switchOff')).waitFor();
  await client.press('staff.close');
  await client.page.getByText(client.text('start.shared')).waitFor();
}

/** Behind the PIN, or before the mode is on: each touch turns the choice over. */
export function touchKeepsNothing(client: ClientPage): Promise<void> {
  return client.page.getByText(client.text('staff.keepsNothing'), { exact: true }).click();
}

/** From any page to the page behind the PIN. */
export async function openBehindPin(client: ClientPage): Promise<void> {
  await openStaffPage(client);
  await client.typeInto(client.text('staff.pin'), staffPin);
  await client.press('staff.open');
  await client.button(client.text('staff.switchOff')).waitFor();
}
