import { useContext } from 'react';
import { LiveRegion } from '../ui/LiveRegion.tsx';
import { useLanguage } from '../ui/useLanguage.ts';
import { ExitLink, type ExitLinkProps } from './ExitLink.tsx';
import { CountOfShift } from './shiftCount.ts';

/** First in the tab order on every page and in every dialog, with the count of Shift, which does the same. */
export function QuickExit({ address, onLeave }: ExitLinkProps) {
  const { t } = useLanguage();
  const { left, hasExpired } = useContext(CountOfShift);
  const said = left === undefined ? (hasExpired ? t('exit.expired') : '') : t('exit.count', { count: left });
  return (
    <>
      <ExitLink address={address} onLeave={onLeave} />
      <LiveRegion message={said} onceFor={`exit ${left}`} />
    </>
  );
}
