import type { ReactNode } from 'react';

export interface DetailsProps {
  readonly summary: ReactNode;
  readonly children: ReactNode;
}

/** Words for those who want them, folded away for the rest. */
export function Details({ summary, children }: DetailsProps) {
  return (
    <details className="details">
      <summary className="details-summary">
        <span className="details-label">{summary}</span>
      </summary>
      <div className="details-body">{children}</div>
    </details>
  );
}
