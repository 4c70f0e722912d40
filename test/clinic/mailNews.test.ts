import { describe, expect, test } from 'vitest';
import { type Mail, noMail, type SetAsideMail } from '../../src/clinic/mail.ts';
import { mailNews } from '../../src/clinic/mailNews.ts';
import type { MailReason } from '../../src/clinic/openMail.ts';
import { addDays, type Day, daysSinceEpoch } from '../../src/core/day.ts';

const today = '2026-09-30' as Day;
const ago = (days: number) => addDays(today, -days);
const aside = (reason: MailReason, days: number): SetAsideMail => ({
  kind: 'look',
  reason,
  slot: `${reason} ${days}`,
  reference: 'AAAA-AAAA',
  arrivedOn: ago(days),
});
const accepted = (slot: string, days: number) => ({ slot, arrivedOn: ago(days) }) as Mail['accepted'][number];
const news = (mail: Partial<Mail>, wasUnopened: readonly string[] = []) =>
  mailNews({ ...noMail, ...mail }, new Set(wasUnopened), undefined, today);

describe('responses that lie unopened', () => {
  test('are told after fourteen days, not on the fourteenth', () => {
    expect(news({ look: [aside('not-handed-out', 14)] })).toEqual({});
    const look = [aside('not-handed-out', 15), aside('missing', 40)];
    expect(news({ look })).toEqual({ unopened: { count: 2, since: ago(40) } });
  });

  test('are not told for ever when somebody has settled them', () => {
    const settled = (['revoked', 'replaced', 'aside', 'copy', 'erased', 'purged'] as const).map((one) =>
      aside(one, 99),
    );
    expect(news({ look: settled })).toEqual({});
  });

  test('are told when they are opened at last, and only those that nobody had opened', () => {
    const mail = { accepted: [accepted('a', 20), accepted('b', 30), accepted('c', 3)] };
    expect(news(mail, ['a', 'c'])).toEqual({ openedLate: { count: 1, since: ago(20) } });
  });
});

describe('a restored server', () => {
  const restored = (from: number | undefined, on: number) =>
    mailNews(
      noMail,
      new Set(),
      { fromDay: from === undefined ? 0 : daysSinceEpoch(ago(from)), onDay: daysSinceEpoch(ago(on)) },
      today,
    );

  test('is told with its days for half a year', () => {
    expect(restored(9, 4)).toEqual({ restored: { from: ago(9), on: ago(4) } });
    expect(restored(undefined, 180)).toEqual({ restored: { from: undefined, on: ago(180) } });
    expect(restored(190, 181)).toEqual({});
  });
});
