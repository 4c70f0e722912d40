import { Button } from '../../ui/Button.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

/** So many rows at a time keep the page quick, however many there are. */
export const rowsAtOnce = 200;

export interface MoreRowsProps {
  readonly shown: number;
  readonly total: number;
  readonly onMore: () => void;
}

/** Says how much of a long table is shown, and shows more of it. */
export function MoreRows({ shown, total, onMore }: MoreRowsProps) {
  const { t } = useLanguage();
  if (shown >= total) return null;
  return (
    <p>
      {t('opening.shown', { shown, total })}{' '}
      <Button variant="secondary" onClick={onMore}>
        {t('opening.more')}
      </Button>
    </p>
  );
}
