import { Button } from '../../ui/Button.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

export const clinicPages = ['mail', 'tables', 'codes'] as const;

export type ClinicPage = (typeof clinicPages)[number];

export interface ClinicNavProps {
  readonly page: ClinicPage | undefined;
  readonly onPage: (page: ClinicPage) => void;
  readonly onLock: () => void;
}

/** The pages of an open clinic, and the lock, on every one of them. */
export function ClinicNav({ page, onPage, onLock }: ClinicNavProps) {
  const { t } = useLanguage();
  return (
    <nav className="clinic-nav" aria-label={t('nav.label')}>
      <ul>
        {clinicPages.map((name) => (
          <li key={name}>
            <button
              type="button"
              className="clinic-tab"
              aria-current={name === page ? 'page' : undefined}
              onClick={() => onPage(name)}
            >
              {t(`nav.${name}`)}
            </button>
          </li>
        ))}
      </ul>
      <Button variant="secondary" onClick={onLock}>
        {t('nav.lock')}
      </Button>
    </nav>
  );
}
