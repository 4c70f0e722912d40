// Which page of an open clinic is shown, and those that were shown before it. In memory only: nothing of it is in the browser's history.
import type { IssuedSheet } from './issueSheet.ts';
import type { ClinicPage } from './pages/ClinicNav.tsx';

export type Shown =
  | { readonly page: Exclude<ClinicPage, 'person'> }
  | { readonly page: 'person'; readonly serial: string | undefined }
  /** `from`: whose page it was opened on. */
  | { readonly page: 'response'; readonly slot: string; readonly from?: string }
  | { readonly page: 'slips'; readonly issued: IssuedSheet };

export interface Trail {
  readonly shown: Shown;
  /** Each page once, the latest last. Never slips: they are shown once. */
  readonly before: readonly Shown[];
}

export const firstPage: Trail = { shown: { page: 'mail' }, before: [] };

export function onward({ shown, before }: Trail, next: Shown): Trail {
  return arriveAt(next, shown.page === 'slips' ? before : [...before, shown]);
}

/** To a page in the place of the one that is shown: nothing leads back to that one. */
export function instead({ before }: Trail, next: Shown): Trail {
  return arriveAt(next, before);
}

/** The same where nothing lies before. A response leads to where it was opened, whatever was shown in between. */
export function stepBack(trail: Trail): Trail {
  const { shown, before } = trail;
  if (shown.page === 'response') return instead(trail, openedFrom(shown.from));
  const last = before.at(-1);
  if (last !== undefined) return { shown: last, before: before.slice(0, -1) };
  return shown.page === 'mail' ? trail : firstPage;
}

function openedFrom(serial: string | undefined): Shown {
  return serial === undefined ? firstPage.shown : { page: 'person', serial };
}

function arriveAt(shown: Shown, before: readonly Shown[]): Trail {
  const name = nameOf(shown);
  return { shown, before: before.filter((one) => nameOf(one) !== name) };
}

/** Tells one page from another. */
export function nameOf(shown: Shown): string {
  if (shown.page === 'person') return `person ${shown.serial ?? ''}`;
  return shown.page === 'response' ? `response ${shown.slot}` : shown.page;
}
