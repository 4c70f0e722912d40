// What the page with answers has to say before anything else: a server that was restored, and answers that nobody opened
// for two weeks.
import { addDays, type Day, dayFromUnixMs } from '../core/day.ts';
import type { RestoredDays } from '../core/restoredDays.ts';
import type { Mail, OpenedMail } from './mail.ts';
import type { MailReason } from './openMail.ts';

/** Longer than this and the clinic is told. */
export const unopenedAlarmDays = 14;
/** So long a restore is told: whoever answered then has had time to come back. */
export const restoreToldDays = 180;

export interface Lying {
  readonly count: number;
  /** When the oldest of them came. */
  readonly since: Day;
}

export interface MailNews {
  /** `from` is undefined when the restored server knew of no response at all. */
  readonly restored?: { readonly from: Day | undefined; readonly on: Day };
  /** Opened only now, after more than two weeks. */
  readonly openedLate?: Lying;
  /** Still not opened after more than two weeks, and somebody could do something about it. */
  readonly unopened?: Lying;
}

/** The others are settled: somebody revoked, replaced, deleted or decided. */
const unsettled: readonly MailReason[] = [
  'not-handed-out',
  'unknown-slot',
  'recipient',
  'wrap',
  'digest',
  'missing',
  'questionnaire',
];

/** `wasUnopened`: slots that nobody had opened when this session first saw them. */
export function mailNews(
  mail: Mail,
  wasUnopened: ReadonlySet<string>,
  restored: RestoredDays | undefined,
  today: Day,
): MailNews {
  const isOld = ({ arrivedOn }: OpenedMail) => addDays(arrivedOn, unopenedAlarmDays) < today;
  const openedLate = lying(mail.accepted.filter((one) => wasUnopened.has(one.slot) && isOld(one)));
  const waiting = [...mail.look, ...mail.unreadable].filter(({ reason }) => unsettled.includes(reason));
  const unopened = lying(waiting.filter(isOld));
  const days = restored && {
    from: restored.fromDay === 0 ? undefined : dayOf(restored.fromDay),
    on: dayOf(restored.onDay),
  };
  return {
    ...(days === undefined || addDays(days.on, restoreToldDays) < today ? {} : { restored: days }),
    ...(openedLate === undefined ? {} : { openedLate }),
    ...(unopened === undefined ? {} : { unopened }),
  };
}

function lying(mail: readonly OpenedMail[]): Lying | undefined {
  const [since] = mail.map(({ arrivedOn }) => arrivedOn).sort();
  return since && { count: mail.length, since };
}

function dayOf(daysSinceEpoch: number): Day {
  return dayFromUnixMs(daysSinceEpoch * 86_400_000);
}
