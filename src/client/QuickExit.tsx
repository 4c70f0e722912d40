import { LiveRegion } from '../ui/LiveRegion.tsx';
import { useLanguage } from '../ui/useLanguage.ts';
import { ExitLink, type ExitLinkProps } from './ExitLink.tsx';
import { useTripleShift } from './useTripleShift.ts';

/** First in the tab order on every page; Shift three times does the same. */
export function QuickExit({ address, onLeave }: ExitLinkProps) {
  const { t } = useLanguage();
  const { left, hasExpired } = useTripleShift(onLeave);
  const said = left === undefined ? (hasExpired ? t('exit.expired') : '') : t('exit.count', { count: left });
  return (
    <>
      <ExitLink address={address} onLeave={onLeave} />
      <LiveRegion message={said} onceFor={`exit ${left}`} />
    </>
  );
}
