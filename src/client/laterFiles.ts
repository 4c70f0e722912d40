// The files that the document names for later (test/support/firstPage.ts), each held to its hash. A browser must hear of a file from
// there before anything imports it, so this comes first; and what is named is fetched, so that it comes no earlier than it has to.

/** Of the app's style sheet, which stands in the document as the scripts do. */
let sheet: Promise<void> = Promise.resolve();

/** `part`: `app`, or a language. Without it, whatever has not been named yet. */
export function nameFiles(part?: string): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=later]')) {
    if (part !== undefined && link.dataset['part'] !== part) continue;
    if (link.as === 'style') sheet = applied(link);
    else link.rel = 'modulepreload';
  }
}

/** When the app's style sheet, once named, holds; rejected where it cannot be had. */
export function styled(): Promise<void> {
  return sheet;
}

function applied(link: HTMLLinkElement): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error('no style sheet')));
  });
  done.catch(() => undefined);
  link.rel = 'stylesheet';
  return done;
}
