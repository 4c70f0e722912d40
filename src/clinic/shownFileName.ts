// What a key file is called. Some get their name from the page and not from a person: the registry keeps a sign for it, and
// everybody reads it in their own language.
import type { Day } from '../core/day.ts';
import type { Translate } from '../ui/useLanguage.ts';

export const firstFileName = '#';

export function recoveredFileName(day: Day): string {
  return `${firstFileName} ${day}`;
}

/** No person may choose it. */
export function isGivenByPage(name: string): boolean {
  return name.startsWith(firstFileName);
}

export function shownFileName(name: string, t: Translate): string {
  if (name === firstFileName) return t('keys.firstName');
  return isGivenByPage(name) ? t('recover.ownName', { day: name.slice(firstFileName.length + 1) }) : name;
}
