import { Button } from '../ui/Button.tsx';
import { useLanguage } from '../ui/useLanguage.ts';
import type { Aside } from './step.ts';

const links = ['support', 'worries', 'device', 'access'] as const satisfies readonly Aside[];

/** At the foot of every page: support lines, what people wonder, what this device keeps, the accessibility statement. */
export function FootLinks({ onOpen }: { readonly onOpen: (aside: (typeof links)[number]) => void }) {
  const { t } = useLanguage();
  return (
    <div className="foot-links">
      {links.map((link) => (
        <Button key={link} variant="quiet" onClick={() => onOpen(link)}>
          {t(`frame.${link}`)}
        </Button>
      ))}
    </div>
  );
}
