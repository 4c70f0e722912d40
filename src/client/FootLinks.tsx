import { Button } from '../ui/Button.tsx';
import { useLanguage } from '../ui/useLanguage.ts';

/** At the foot of every page: support lines, and what this device keeps. */
export function FootLinks({ onOpen }: { readonly onOpen: (aside: 'support' | 'device') => void }) {
  const { t } = useLanguage();
  return (
    <div className="foot-links">
      <Button variant="quiet" onClick={() => onOpen('support')}>
        {t('frame.support')}
      </Button>
      <Button variant="quiet" onClick={() => onOpen('device')}>
        {t('frame.device')}
      </Button>
    </div>
  );
}
