import type { MouseEvent, ReactNode } from 'react';

export interface InPageLinkProps {
  readonly targetId: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Moves focus by script: a followed `#…` would leave an entry in the browser's history and in the address. */
export function InPageLink({ targetId, className, children }: InPageLinkProps) {
  const go = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById(targetId)?.focus();
  };
  return (
    <a href={`#${targetId}`} className={className} onClick={go}>
      {children}
    </a>
  );
}
