// Compares one running page with a release list: every listed address byte for byte, what the served files name, and
// answers at addresses that the release does not have. It sees what this visitor gets at this moment, nothing else.
import { fetchServed, type Served } from './fetchServed.ts';
import { references } from './references.ts';
import { type Page, type ReleaseFile, type ReleaseList, releaseFile } from './releaseList.ts';

export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

export type Finding =
  | { readonly kind: 'changed'; readonly path: string; readonly released: number; readonly served: number | undefined }
  | { readonly kind: 'missing'; readonly path: string; readonly status: number }
  | { readonly kind: 'moved'; readonly path: string; readonly to: string }
  | { readonly kind: 'unreachable'; readonly path: string }
  | { readonly kind: 'named'; readonly path: string; readonly by: string }
  | { readonly kind: 'extra'; readonly path: string }
  | { readonly kind: 'header'; readonly path: string; readonly header: string };

export interface SiteReport {
  readonly checked: number;
  readonly findings: readonly Finding[];
}

export interface SiteCheck {
  /** Origin of the page, such as `https://form.example`. */
  readonly site: string;
  readonly page: Page;
  readonly list: ReleaseList;
  readonly fetch: Fetch;
  /** Part of an address that nobody can have prepared. */
  readonly surprise: string;
}

// Headers that make a browser load, go to or keep something that no listed file asks for.
const actingHeaders = ['link', 'refresh', 'set-cookie', 'sourcemap', 'x-sourcemap', 'service-worker-allowed'];
// Where build tools and hosts put files of their own.
const usualStrays = [
  '/robots.txt',
  '/favicon.ico',
  '/manifest.json',
  '/service-worker.js',
  '/registerSW.js',
  '/assets/',
];
const slackBytes = 65_536;

export async function verifySite({ site, page, list, fetch, surprise }: SiteCheck): Promise<SiteReport> {
  const origin = new URL(site).origin;
  const files = list.files.filter((file) => file.page === page);
  const released = new Set(files.map(({ path }) => origin + path));
  const findings: Finding[] = [];
  for (const file of files) {
    const served = await fetchServed(fetch, origin + file.path, file.byteLength + slackBytes);
    findings.push(...compare(file, served), ...headerFindings(file.path, served));
    findings.push(...namedBy(file.path, served, origin, released));
    if (file.path === '/' && served.outcome === 'file')
      findings.push(...(await askedDifferently(file, { fetch, origin, surprise })));
  }
  const strays = [`/${surprise}`, `/assets/${surprise}.js`, ...usualStrays].filter(
    (path) => !released.has(origin + path),
  );
  for (const path of strays) {
    const { outcome } = await fetchServed(fetch, origin + path, slackBytes);
    if (outcome === 'file' || outcome === 'too-long') findings.push({ kind: 'extra', path });
  }
  return { checked: files.length, findings };
}

function compare(file: ReleaseFile, served: Served): readonly Finding[] {
  const { path, byteLength } = file;
  switch (served.outcome) {
    case 'unreachable':
      return [{ kind: 'unreachable', path }];
    case 'moved':
      return [{ kind: 'moved', path, to: served.to }];
    case 'status':
      return [{ kind: 'missing', path, status: served.status }];
    case 'too-long':
      return [{ kind: 'changed', path, released: byteLength, served: undefined }];
    case 'file': {
      const { length } = served.content;
      const isSame = length === byteLength && releaseFile(file.page, path, served.content).sha512 === file.sha512;
      return isSame ? [] : [{ kind: 'changed', path, released: byteLength, served: length }];
    }
  }
}

function headerFindings(path: string, served: Served): readonly Finding[] {
  if (served.outcome !== 'file') return [];
  return actingHeaders
    .filter((header) => served.headers.has(header))
    .map((header) => ({ kind: 'header', path, header }));
}

function namedBy(path: string, served: Served, origin: string, released: ReadonlySet<string>): readonly Finding[] {
  if (served.outcome !== 'file') return [];
  const text = new TextDecoder().decode(served.content);
  return references(text, origin + path, served.headers.get('content-type') ?? '')
    .filter((address) => !released.has(address))
    .map((address) => ({
      kind: 'named',
      path: address.startsWith(origin) ? address.slice(origin.length) : address,
      by: path,
    }));
}

/** A link with something after `?` must not lead to another document. */
async function askedDifferently(
  file: ReleaseFile,
  { fetch, origin, surprise }: { readonly fetch: Fetch; readonly origin: string; readonly surprise: string },
): Promise<readonly Finding[]> {
  const path = `/?${surprise}`;
  const served = await fetchServed(fetch, origin + path, file.byteLength + slackBytes);
  return compare({ ...file, path }, served);
}
