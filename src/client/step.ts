// The steps of a client's way, one page each, and why a way can stop. Which step follows is decided in journey.ts.
import type { Day } from '../core/day.ts';
import type { Occasion } from '../core/occasion.ts';
import type { NamedState } from './delivery.ts';
import type { Find } from './finds.ts';
import type { Filling } from './journey.ts';

/** Why the way stops, each with a calm page of its own. Nothing is lost in any of them. */
export type Stop =
  | { readonly kind: 'connect-once' }
  | { readonly kind: 'other-clinic' }
  | { readonly kind: 'code-unknown' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'taken'; readonly day: string }
  | { readonly kind: 'held' }
  /** Another page holds the form; `saved` is what it has saved so far, to read only. */
  | { readonly kind: 'elsewhere'; readonly saved?: Filling }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unlock-failed' }
  /** The browser would not read or write what is stored. */
  | { readonly kind: 'device-failed' }
  /** A newer version of the page has taken the device over: this one must be loaded again. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'questions-missing' };

/** Sealed and not known to have arrived. */
export interface Waiting {
  /** No byte has left yet, so the answers may still be opened again. */
  readonly changeable: boolean;
  /** The day of the sealing. */
  readonly since: Day;
}

/** Asked for by a person, one after the other, while nothing new comes of them: the first is "Send" itself. */
export interface Attempts {
  readonly occasion: Occasion;
  readonly attempts: number;
}

/** Sealed, on this device, and nothing goes on by itself: a person decides. `overdue`: thirty days have passed. */
export interface Unsent extends Waiting {
  readonly why: NamedState | 'overdue';
}

/** What came of an attempt, where it was no receipt. */
export type Fruitless = 'waiting' | Unsent['why'];

/** What the intake says, today, of a form that this device has a receipt for. */
export type ClinicWord =
  | { readonly says: 'asked' | 'nothing' | 'missing' }
  /** The day on which it came in. */
  | { readonly says: 'has'; readonly day: Day };

/** A way that stops. */
export interface Stopped {
  readonly name: 'stopped';
  readonly stop: Stop;
  readonly occasion?: Occasion;
  /** To open this occasion, one after the other, while the same stop comes of them. */
  readonly attempts: number;
}

export type Step =
  | { readonly name: 'start' }
  | { readonly name: 'code' }
  | { readonly name: 'unlocking' }
  | { readonly name: 'resume'; readonly finds: readonly Find[] }
  | { readonly name: 'occasion'; readonly finds: readonly Find[] }
  /** `before`: where the attempt before this one ended. */
  | { readonly name: 'opening'; readonly before?: Stopped }
  | { readonly name: 'confirm-code' }
  | { readonly name: 'about-answers' }
  | { readonly name: 'question'; readonly linkId: string; readonly changing: boolean }
  /** `returnedTo`: the question that was opened from there to be changed, or the last of those that the change brought up. */
  | { readonly name: 'check'; readonly returnedTo?: string }
  /** `before`: what came of the attempt before this one. */
  | ({ readonly name: 'send'; readonly state: 'sending'; readonly before?: Fruitless } & Attempts)
  | ({ readonly name: 'send'; readonly state: 'waiting' } & Attempts & Waiting)
  | ({ readonly name: 'unsent'; readonly unsent: Unsent } & Attempts)
  | { readonly name: 'sent'; readonly occasion: Occasion; readonly reference: string; readonly word: ClinicWord }
  | { readonly name: 'receipt'; readonly reference: string; readonly day?: string }
  | Stopped;

/** A page laid beside the way: closing it returns to the same step, as it was left. */
export type Aside = 'support' | 'device' | 'staff' | 'copy' | 'worries' | 'access';
