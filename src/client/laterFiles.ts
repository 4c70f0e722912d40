// The files that the document names for later (test/support/firstPage.ts), each held to its hash. A browser must hear of a file from
// there before anything imports it, so this comes first; and what is named is fetched, so that it comes no earlier than it has to.

/** `part`: `app`, or a language. Without it, whatever has not been named yet. */
export function nameFiles(part?: string): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=later]')) {
    if (part === undefined || link.dataset['part'] === part) link.rel = 'modulepreload';
  }
}
