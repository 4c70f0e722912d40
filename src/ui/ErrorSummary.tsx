import { useEffect, useRef } from 'react';
import { InPageLink } from './InPageLink.tsx';
import { useLanguage } from './useLanguage.ts';

export interface FormError {
  /** Id of the control (for a list of options: of its first one) that mends it. */
  readonly fieldId: string;
  readonly message: string;
}

export interface ErrorSummaryProps {
  readonly errors: readonly FormError[];
  /** Raise it at every attempt to go on, so that a second failed attempt moves focus here again. */
  readonly attempt?: number;
  readonly title?: string;
}

/** Takes focus when it appears; nothing is rendered without errors. Place it first in the page's main. */
export function ErrorSummary({ errors, attempt = 0, title }: ErrorSummaryProps) {
  const { t } = useLanguage('ui');
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt moves focus again although nothing else changed.
  useEffect(() => {
    if (shown) {
      box.current?.focus();
    }
  }, [shown, attempt]);
  if (!shown) {
    return null;
  }
  return (
    <div className="error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <h2 className="heading heading-small" id="error-summary-title">
        {title ?? t('error.summaryTitle')}
      </h2>
      <ul>
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId} ${message}`}>
            <InPageLink targetId={fieldId}>{message}</InPageLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
