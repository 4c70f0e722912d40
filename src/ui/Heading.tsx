import type { ReactNode } from 'react';
import { inLanguage } from './inLanguage.ts';

export interface HeadingProps {
  readonly level: 1 | 2 | 3;
  /** How large it looks; the level decides when nothing is said. */
  readonly size?: 'large' | 'medium' | 'small';
  readonly id?: string;
  readonly lang?: string | undefined;
  /** Id of a text that is told with it when focus begins here. */
  readonly describedBy?: string | undefined;
  readonly children: ReactNode;
}

const sizeOfLevel = { 1: 'large', 2: 'medium', 3: 'small' } as const;

/** The page's h1 can take focus by script: PageFrame moves it there when the page changes. */
export function Heading({ level, size = sizeOfLevel[level], id, lang, describedBy, children }: HeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <Tag
      className={`heading heading-${size}`}
      id={id}
      {...inLanguage(lang)}
      tabIndex={level === 1 ? -1 : undefined}
      aria-describedby={describedBy}
    >
      {children}
    </Tag>
  );
}
