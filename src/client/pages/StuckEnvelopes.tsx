import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { KeptEnvelopes } from '../keptEnvelopes.ts';

/** What keeps sealed answers on a shared tablet, reason by reason, and what staff can do. Nothing is removed here. */
export function StuckEnvelopes({ stuck }: Pick<KeptEnvelopes, 'stuck'>) {
  const { t } = useLanguage();
  if (stuck.length === 0) return null;
  return (
    <section className="staff-section">
      <Heading level={2}>{t('staff.stuckTitle')}</Heading>
      <p>{t('staff.stuckLead')}</p>
      {stuck.map(({ why, count }) => (
        <section key={why}>
          <Heading level={3}>{t(`staff.stuck.${why}.title`, { number: count })}</Heading>
          <p>{t(`staff.stuck.${why}.text`)}</p>
          <p>{t(`staff.stuck.${why}.do`)}</p>
        </section>
      ))}
    </section>
  );
}
