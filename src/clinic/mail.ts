// What became of the responses at the intake, on this page and in memory only: never stored.
import type { Answers } from '../core/answers.ts';
import type { Day } from '../core/day.ts';
import { occasions } from '../core/occasion.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import type { Language } from '../core/text.ts';
import type { MailReason } from './openMail.ts';

interface MailBase {
  /** Base64url of the slot public key: what a response is called on this page. */
  readonly slot: string;
  /** `XXXX-XXXX`, as the client's receipt shows it. */
  readonly reference: string;
  /** The day the intake stored it. */
  readonly arrivedOn: Day;
  /** A colleague decided that it counts, or that it does not, and wrote why. */
  readonly because?: string;
}

export interface AcceptedMail extends MailBase {
  readonly kind: 'accepted';
  readonly serial: string;
  /** Where it counts. */
  readonly occasion: string;
  readonly questionnaire: Questionnaire;
  readonly answers: Answers;
  readonly language: Language;
  readonly doneOn: Day;
  /** 16 random bytes, base64url: the same under two slots is a copy. */
  readonly responseId: string;
}

/** Not counted. `look` is a person's to decide, `unreadable` nobody can open. Each reason is a locale key below `reason`. */
export interface SetAsideMail extends MailBase {
  readonly kind: 'look' | 'unreadable';
  readonly reason: MailReason;
  /** Known when the slot is in the registry. */
  readonly serial?: string;
  readonly occasion?: string;
}

export type OpenedMail = AcceptedMail | SetAsideMail;

export interface Mail {
  readonly accepted: readonly AcceptedMail[];
  readonly look: readonly SetAsideMail[];
  readonly unreadable: readonly SetAsideMail[];
  /** Responses whose sealed bytes the clinic has had deleted. */
  readonly purgedCount: number;
}

export const noMail: Mail = { accepted: [], look: [], unreadable: [], purgedCount: 0 };

/** Sorted by slip and occasion; a response id that comes under two slots sets both aside, except one that somebody vouches for. */
export function sortMail(opened: readonly OpenedMail[], purgedCount: number): Mail {
  const slotsOfId = new Map<string, Set<string>>();
  for (const mail of opened) {
    if (mail.kind !== 'accepted') continue;
    slotsOfId.set(mail.responseId, (slotsOfId.get(mail.responseId) ?? new Set()).add(mail.slot));
  }
  const checked = opened.map((mail): OpenedMail => {
    if (mail.kind !== 'accepted' || mail.because !== undefined || (slotsOfId.get(mail.responseId)?.size ?? 0) < 2)
      return mail;
    const { slot, reference, arrivedOn, serial, occasion } = mail;
    return { kind: 'look', reason: 'copy', slot, reference, arrivedOn, serial, occasion };
  });
  const sorted = inOrder(checked);
  return {
    accepted: sorted.filter((mail) => mail.kind === 'accepted'),
    look: sorted.filter((mail): mail is SetAsideMail => mail.kind === 'look'),
    unreadable: sorted.filter((mail): mail is SetAsideMail => mail.kind === 'unreadable'),
    purgedCount,
  };
}

/** Each key is made once: there may be ten thousand. */
function inOrder(mail: readonly OpenedMail[]): readonly OpenedMail[] {
  const keyed = mail.map((entry) => ({ entry, key: keyOf(entry) }));
  return keyed.sort((left, right) => (left.key < right.key ? -1 : 1)).map(({ entry }) => entry);
}

/** By slip, then in the order of the occasions; unknown slips last. */
function keyOf({ serial, occasion, arrivedOn, reference }: OpenedMail): string {
  const rank = (occasions as readonly (string | undefined)[]).indexOf(occasion) + 1;
  return `${(serial ?? '~').padStart(9, serial === undefined ? '~' : '0')} ${rank} ${arrivedOn} ${reference}`;
}
