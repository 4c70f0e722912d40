import { useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Wordmark } from '../../ui/Wordmark.tsx';

export interface QuietPageProps {
  /** Said to screen readers, which lose their place when everything else disappears. */
  readonly words?: string;
  readonly onReturn?: (() => void) | undefined;
}

/** Nothing but the neutral name: stands over everything while the page is away, and after a quick exit that had nowhere to go. */
export function QuietPage({ words, onReturn }: QuietPageProps) {
  const { t } = useLanguage();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (words !== undefined) place.current?.focus();
  }, [words]);
  return (
    <main className="quiet-page" ref={place} tabIndex={-1}>
      <Wordmark />
      {words !== undefined && <p role="status">{words}</p>}
      {onReturn !== undefined && (
        <Button variant="quiet" onClick={onReturn}>
          {t('exit.return')}
        </Button>
      )}
    </main>
  );
}
