import { useLanguage } from '../ui/useLanguage.ts';
import { ownNeutralPage } from './quickExit.ts';

export interface ExitLinkProps {
  /** The neutral page that the clinic chose, if it is known. */
  readonly address: string | undefined;
  readonly onLeave: () => void;
}

/** A real link: it leaves even where no script runs (index.html has the same one). */
export function ExitLink({ address, onLeave }: ExitLinkProps) {
  const { t } = useLanguage();
  return (
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
  );
}
