// A UTC day, written out in the page's language.
import { formatsOf } from '../ui/languages.ts';

export function dayInWords(day: string, language: string): string {
  const words = new Intl.DateTimeFormat(formatsOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  // The day and its month stand on one line.
  return words.format(new Date(`${day}T00:00:00Z`)).replace(' ', '\u00a0');
}
