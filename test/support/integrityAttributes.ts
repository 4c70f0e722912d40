// Writes the hash of every script and style sheet that a built page names into the page: a file that was changed on its
// way does not run. For `plugins` in both Vite configurations.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

export function integrityAttributes(): Plugin {
  let folder = '';
  return {
    name: 'integrity-attributes',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    // The files are final only when they lie on the disk; the service worker's list of them is made later.
    writeBundle: {
      order: 'post',
      sequential: true,
      handler(_options, bundle) {
        for (const name of Object.keys(bundle).filter((each) => each.endsWith('.html'))) {
          const page = join(folder, name);
          writeFileSync(
            page,
            withIntegrity(readFileSync(page, 'utf8'), (path) => readFileSync(join(folder, path))),
          );
        }
      },
    },
  };
}

const loading = /<(?:script|link rel="(?:stylesheet|modulepreload|later)")[^>]*? (?:src|href)="(\/[^"]+)"/g;

/** `read` gives the bytes of a file by its path from the root of the site. */
export function withIntegrity(html: string, read: (path: string) => Uint8Array): string {
  return html.replace(loading, (start: string, path: string) => `${start} integrity="${integrityOf(read(path))}"`);
}

export function integrityOf(bytes: Uint8Array): string {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}
