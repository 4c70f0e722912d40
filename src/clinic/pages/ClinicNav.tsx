import { useLanguage } from '../../ui/useLanguage.ts';

export const clinicPages = ['mail', 'due', 'person', 'tables', 'change', 'codes', 'exports', 'keys'] as const;

export type ClinicPage = (typeof clinicPages)[number];

export interface ClinicNavProps {
  readonly page: ClinicPage | undefined;
  readonly onPage: (page: ClinicPage) => void;
}

/** The pages of an open clinic. */
export function ClinicNav({ page, onPage }: ClinicNavProps) {
  const { t } = useLanguage();
  return (
    <nav className="clinic-nav" aria-label={t('nav.label')}>
      <ul className="clinic-tabs">
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
    </nav>
  );
}
