// The way from the start page to the first question at start, with the words that stand there.
import type { ClientScreen } from './clientScreen.tsx';

export const firstWords = {
  sv: { start: 'Start av behandlingen', firstQuestion: 'Hur gammal är du?', age: '40–49 år', ageShort: '40–49 år' },
  en: { start: 'Start of treatment', firstQuestion: 'How old are you?', age: '40–49', ageShort: '40–49' },
} as const;

export async function toFirstQuestion(page: ClientScreen, code: string): Promise<void> {
  const { start, firstQuestion } = firstWords[page.language as 'sv' | 'en'];
  await page.enterCode(code);
  await page.chooseOccasion(start);
  await page.sees('aboutAnswers.title');
  await page.press('aboutAnswers.begin');
  await page.seesHeading(firstQuestion);
}
