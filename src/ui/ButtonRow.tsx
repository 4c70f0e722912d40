import type { ReactNode } from 'react';

/** Buttons that belong together: stacked on a phone, beside each other where there is room. The main one first. */
export function ButtonRow({ children }: { readonly children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}
