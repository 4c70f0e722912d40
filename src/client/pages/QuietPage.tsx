import { Button } from '../../ui/Button.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Wordmark } from '../../ui/Wordmark.tsx';

export interface QuietPageProps {
  readonly words?: string;
  readonly onReturn?: () => void;
}

/** Nothing but the neutral name: stands over everything while the page is away, and after a quick exit that had nowhere to go. */
export function QuietPage({ words, onReturn }: QuietPageProps) {
  const { t } = useLanguage();
  return (
    <main className="quiet-page">
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
