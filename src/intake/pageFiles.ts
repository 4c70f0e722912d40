// The built page of one listener, read into memory at start: a request can only name a file that was there then.
// So there is no directory listing, no dotfile, no symbolic link and no path outside the folder to be had.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Compressed, compressedOnce } from './compression.ts';
import type { HeaderKind } from './headers.ts';

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** Absent where compressing gains nothing. */
  readonly compressed?: Compressed;
  readonly kind: HeaderKind;
}

export type PageFiles = ReadonlyMap<string, PageFile>;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Files by exact URL path; `/` is index.html. Files of an unknown type are left out. A missing folder gives an empty map. */
export function readPageFiles(folder: string, listener: 'client' | 'clinic'): PageFiles {
  const files = new Map<string, PageFile>();
  for (const path of pathsBelow(folder, '')) {
    const contentType = contentTypes[extname(path)];
    if (contentType === undefined) continue;
    const bytes = Uint8Array.from(readFileSync(join(folder, path)));
    const kind = listener === 'client' ? clientKind(path) : clinicKind(path);
    const isDense = /^(?:image\/(?:png|x-icon)|font\/)/.test(contentType);
    const file = { bytes, contentType, kind, ...(isDense ? {} : { compressed: compressedOnce(bytes) }) };
    files.set(path, file);
    if (path === '/index.html') files.set('/', file);
  }
  return files;
}

function pathsBelow(folder: string, path: string): readonly string[] {
  let entries: import('node:fs').Dirent[];
  try {
    entries = readdirSync(join(folder, path), { withFileTypes: true });
  } catch (error) {
    if (path === '' && (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap((entry) => {
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory()) return pathsBelow(folder, below);
      return entry.isFile() ? [below] : [];
    });
}

const serviceWorkerPattern = /^\/sw\.js$/;
// The builds name their workers so, and nothing else (vite.config.ts of either page).
const workerPattern = /[/.]worker-[^/]+\.js$/;

function clientKind(path: string): HeaderKind {
  if (serviceWorkerPattern.test(path)) return 'client-service-worker';
  // Only the build's own folder has names that change with the content.
  if (!path.startsWith('/assets/')) return 'client-document';
  return workerPattern.test(path) ? 'client-worker' : 'client-asset';
}

function clinicKind(path: string): HeaderKind {
  return workerPattern.test(path) ? 'clinic-worker' : 'clinic-document';
}
