// A UTC day, written out in the page's language.

export function dayInWords(day: string, language: string): string {
  // English here is written in Sweden: day, month, year.
  const locale = language === 'en' ? 'en-GB' : language;
  const words = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  // The day and its month stand on one line.
  return words.format(new Date(`${day}T00:00:00Z`)).replace(' ', '\u00a0');
}
