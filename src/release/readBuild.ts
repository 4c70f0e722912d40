// The release list of the two pages that lie built on this computer, and what makes such a build unfit to be released.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { references } from './references.ts';
import { isServedPath, type Page, pages, type ReleaseFile, type ReleaseList, releaseFile } from './releaseList.ts';

export type BuildReading =
  | { readonly ok: true; readonly list: ReleaseList }
  | { readonly ok: false; readonly reasons: readonly string[] };

interface BuiltFile {
  readonly file: ReleaseFile;
  readonly content: Uint8Array;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
};

/** `folder` holds one folder for each page, as `npm run build` leaves them. Hidden files are not served and not listed. */
export function readBuild(folder: string, release: string): BuildReading {
  const built = pages.flatMap((page) => builtFiles(join(folder, page), page));
  const reasons = [
    ...pages
      .filter((page) => !built.some(({ file }) => file.page === page && file.path === '/'))
      .map((page) => `the ${page} page is not built: there is no ${join(folder, page, 'index.html')}`),
    ...built
      .filter(({ file }) => !isServedPath(file.path))
      .map(({ file }) => `${file.page}${file.path} has a name that cannot be an address`),
    ...built.flatMap((each) => strayReferences(each, built)),
  ];
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true, list: { release, files: listed(built) } };
}

function builtFiles(folder: string, page: Page): readonly BuiltFile[] {
  return pathsBelow(folder, '').flatMap((path) => {
    const content = Uint8Array.from(readFileSync(join(folder, path)));
    const paths = path === '/index.html' ? [path, '/'] : [path];
    return paths.map((served) => ({ file: releaseFile(page, served, content), content }));
  });
}

function pathsBelow(folder: string, path: string): readonly string[] {
  let entries: import('node:fs').Dirent[];
  try {
    entries = readdirSync(join(folder, path), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap((entry) => {
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory()) return pathsBelow(folder, below);
      return entry.isFile() ? [below] : [];
    });
}

/** A list is only whole if the listed files name nothing outside it. */
function strayReferences({ file, content }: BuiltFile, built: readonly BuiltFile[]): readonly string[] {
  const origin = `http://${file.page}.invalid`;
  const known = new Set(built.filter((each) => each.file.page === file.page).map((each) => origin + each.file.path));
  const text = new TextDecoder().decode(content);
  const contentType = contentTypes[extname(file.path)] ?? (file.path === '/' ? 'text/html' : '');
  return references(text, origin + file.path, contentType)
    .filter((address) => !known.has(address))
    .map((address) => `${file.page}${file.path} names ${address.replace(origin, '')}, which is not in the build`);
}

function listed(built: readonly BuiltFile[]): readonly ReleaseFile[] {
  return built.map(({ file }) => file);
}
