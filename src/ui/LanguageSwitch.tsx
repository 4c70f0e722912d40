import { memo } from 'react';
import { languages } from './languages.ts';
import { useLanguage } from './useLanguage.ts';

export interface LanguageSwitchProps {
  /** Told when the texts of a chosen language could not be fetched; the old language stays. */
  readonly onFailure?: (reason: unknown) => void;
}

/** Every language under its own name, in its own language. */
export const LanguageSwitch = memo(function LanguageSwitch({ onFailure }: LanguageSwitchProps) {
  const { language, setLanguage, t } = useLanguage('ui');
  return (
    <nav className="language-switch" aria-label={t('frame.language')}>
      <ul>
        {languages.map(({ code, name, direction }) => (
          <li key={code}>
            <button
              type="button"
              className="language-button"
              lang={code}
              dir={direction}
              aria-current={code === language ? 'true' : undefined}
              onClick={() => {
                setLanguage(code).catch((reason: unknown) => onFailure?.(reason));
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
});
