import { memo } from 'react';
import { inLanguage } from './inLanguage.ts';
import { useLanguage } from './useLanguage.ts';

export interface ProgressTextProps {
  /** For what is to be heard with it. */
  readonly id?: string;
  readonly number: number;
  readonly total: number;
  readonly section?: string | undefined;
  readonly sectionLang?: string | undefined;
}

/** "Question 7 of 24", the section, and a quiet bar that says the same to the eye alone. */
export const ProgressText = memo(function ProgressText(props: ProgressTextProps) {
  const { id, number, total, section, sectionLang } = props;
  const { t } = useLanguage('ui');
  return (
    <div className="progress-text">
      <p id={id}>
        {section !== undefined && (
          <span className="progress-section" {...inLanguage(sectionLang)}>
            {section}
          </span>
        )}
        <span className="progress-count">{t('progress.question', { number, total })}</span>
      </p>
      <progress className="progress-bar" value={number} max={total} aria-hidden="true" />
    </div>
  );
});
