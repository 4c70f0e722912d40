// What a person and the staff do on a shared tablet, step by step.
import { screen } from '@testing-library/react';
import type { Language } from '../../src/core/text.ts';
import type { ClientScreen } from './clientScreen.tsx';
import type { ClientWorld } from './clientWorld.ts';

export const starts: Readonly<Record<Language, string>> = { sv: 'Start av behandlingen', en: 'Start of treatment' };
export const questions: Readonly<Record<Language, string>> = { sv: 'Hur gammal är du?', en: 'How old are you?' };
export const ages: Readonly<Record<Language, string>> = { sv: '40–49 år', en: '40–49' };

export async function answer(page: ClientScreen, world: ClientWorld, index = 0): Promise<void> {
  await page.enterCode(world.code(index));
  await page.chooseOccasion(starts[page.language] ?? '');
  await page.sees('aboutAnswers.title');
  await page.press('aboutAnswers.begin');
  await page.seesHeading(questions[page.language] ?? '');
  await page.choose(ages[page.language] ?? '');
}

export async function openStaffPage(page: ClientScreen): Promise<void> {
  await page.press('frame.device');
  await page.press('device.staff');
  await page.sees('staff.title');
}

export async function typePin(page: ClientScreen, typed: string, label = 'staff.pin'): Promise<void> {
  await page.user.type(screen.getByRole('textbox', { name: page.text(label) }), typed);
}
