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
  const told = useRef<number>(undefined);
  useEffect(() => {
    if (!shown) {
      told.current = undefined;
    } else if (told.current !== attempt) {
      // A new attempt moves focus again although nothing else changed; a page that was out of sight and is shown again does not.
      told.current = attempt;
      // A browser would put its middle in the middle: one that is taller than the screen is read from its beginning.
      box.current?.focus({ preventScroll: true });
      box.current?.scrollIntoView({ block: 'start' });
    }
  }, [shown, attempt]);
  useEffect(() => {
    if (!shown) return undefined;
    const { current } = box;
    // Out of sight it holds no focus, which a browser would take from it only later.
    return () => current?.blur();
  }, [shown]);
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
