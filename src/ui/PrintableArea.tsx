import type { ReactNode } from 'react';

/** The only thing on a page that a printer gets: everything outside such an area prints blank. */
export function PrintableArea({ children }: { readonly children: ReactNode }) {
  return <div className="printable">{children}</div>;
}
