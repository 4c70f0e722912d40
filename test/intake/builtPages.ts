// A stand-in for the two built pages: one file of every kind that the header table knows, and some that must not be served.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const files = [
  'index.html',
  'sw.js',
  'manifest.webmanifest',
  'icon.svg',
  'icon.png',
  'assets/aB3-_x.js',
  'assets/aB3-_x.css',
  'assets/worker-aB3_x.js',
  'assets/font.woff2',
];
const hidden = ['.env', '.well/secret.html', 'assets/.map.json', 'notes.md', 'assets/aB3-_x.js.map'];

/** Made below `folder`; the text of each file is its own name. */
export function buildPages(folder: string): string {
  for (const name of [...files, ...hidden]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
  symlinkSync('/etc/hostname', join(folder, 'link.txt'));
  return folder;
}
