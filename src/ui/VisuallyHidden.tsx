import type { ReactNode } from 'react';
import { inLanguage } from './inLanguage.ts';

export interface VisuallyHiddenProps {
  readonly lang?: string | undefined;
  readonly children: ReactNode;
}

/** Heard by screen readers, not seen. */
export function VisuallyHidden({ lang, children }: VisuallyHiddenProps) {
  return (
    <span className="visually-hidden" {...inLanguage(lang)}>
      {children}
    </span>
  );
}
