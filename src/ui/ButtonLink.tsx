import type { ReactNode } from 'react';
import type { ButtonVariant } from './Button.tsx';
import { inLanguage } from './inLanguage.ts';

export interface ButtonLinkProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  /** Suggests saving the target as a file of this name. */
  readonly download?: string;
  readonly lang?: string | undefined;
}

/** A real link (an address, a telephone number, a file) that looks like a button. */
export function ButtonLink({ href, children, variant = 'primary', download, lang }: ButtonLinkProps) {
  return (
    <a href={href} download={download} {...inLanguage(lang)} rel="noreferrer" className={`button button-${variant}`}>
      {children}
    </a>
  );
}
