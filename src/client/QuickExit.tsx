import { LiveRegion } from '../ui/LiveRegion.tsx';
import { useLanguage } from '../ui/useLanguage.ts';
import { ownNeutralPage } from './quickExit.ts';
import { useTripleShift } from './useTripleShift.ts';

export interface QuickExitProps {
  /** The neutral page that the clinic chose, if it is known. */
  readonly address: string | undefined;
  readonly onLeave: () => void;
}

/** First in the tab order on every page. A real link: it leaves even where no script runs (index.html has the same one). */
export function QuickExit({ address, onLeave }: QuickExitProps) {
  const { t } = useLanguage();
  const { left, hasExpired } = useTripleShift(onLeave);
  const said = left === undefined ? (hasExpired ? t('exit.expired') : '') : t('exit.count', { count: left });
  return (
    <>
      <a
        className="button button-secondary"
        href={address ?? ownNeutralPage}
        rel="noreferrer"
        title={t('exit.help')}
        onClick={(event) => {
          event.preventDefault();
          onLeave();
        }}
      >
        {t('exit.button')}
      </a>
      <LiveRegion message={said} onceFor={`exit ${left}`} />
    </>
  );
}
