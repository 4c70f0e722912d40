// `npm run verify-release`: is the site that runs there the release that was signed?
import { randomBytes } from 'node:crypto';
import { hex } from '../core/bytes.ts';
import { type Command, exitCodes, type Options, readOptions } from './commandLine.ts';
import { type ListFileReading, readBytes, readListFile } from './readListFile.ts';
import type { Page } from './releaseList.ts';
import { isReleaseKey, isSignedBy } from './releaseSignature.ts';
import { isSiteDown, tellReport } from './tellFindings.ts';
import { verifySite } from './verifySite.ts';

type Say = (line: string) => void;

const usage = [
  'npm run verify-release -- --site https://… --list files.txt --signature files.sig --key <64 digits>',
  '  --site         address of the client page    (at least one',
  '  --clinic-site  address of the clinic page     of the two)',
  '  --own-build    instead of --signature and --key, for a list that you made yourself',
];

export const verifyCommand: Command = async (args, say) => {
  const read = readOptions(args, ['site', 'clinic-site', 'list', 'signature', 'key'], ['own-build']);
  const fault = read.ok ? faultOf(read.options, read.isSet('own-build')) : read.reason;
  if (!read.ok || fault !== undefined) {
    for (const line of [fault ?? '', ...usage]) say(line);
    return exitCodes.undone;
  }
  const { options } = read;
  const published = readListFile(options['list'] ?? '');
  if (!published.ok) return refuse(published.reason, say);
  const trust = read.isSet('own-build') ? exitCodes.good : checkSignature(published, options, say);
  if (trust !== exitCodes.good) return trust;
  const results: number[] = [];
  for (const [page, site] of sitesOf(options)) results.push(await checkSite(page, site, published, say));
  return [exitCodes.differs, exitCodes.undone].find((code) => results.includes(code)) ?? exitCodes.good;
};

function faultOf(options: Options, isOwnBuild: boolean): string | undefined {
  const { list, signature, key } = options;
  const sites = sitesOf(options);
  if (sites.length === 0) return 'Say which site: --site or --clinic-site';
  const unfit = sites.find(([, site]) => !isCheckableSite(site));
  if (unfit) return `${unfit[1]} must be the https address of a page, without a path`;
  if (list === undefined) return 'Say which list: --list';
  if (isOwnBuild && (signature !== undefined || key !== undefined))
    return '--own-build goes without --signature and --key';
  if (!isOwnBuild && (signature === undefined || key === undefined))
    return 'Give --signature and --key, or --own-build';
  if (key !== undefined && !isReleaseKey(key)) return '--key must be the 64 digits of a public release key';
  return undefined;
}

function sitesOf(options: Options): readonly (readonly [Page, string])[] {
  const { site, 'clinic-site': clinicSite } = options;
  return [...(site ? [['client', site] as const] : []), ...(clinicSite ? [['clinic', clinicSite] as const] : [])];
}

/** Over plain http anybody on the way could answer; on this computer there is no way. */
function isCheckableSite(site: string): boolean {
  if (!URL.canParse(site)) return false;
  const { protocol, hostname, pathname, search } = new URL(site);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && isHere)) && pathname === '/' && search === '';
}

function checkSignature(published: ListFileReading & { ok: true }, options: Options, say: Say): number {
  const { signature: path = '', key = '' } = options;
  const signature = readBytes(path);
  if (signature === undefined) return refuse(`${path} cannot be read`, say);
  if (!isSignedBy(published.bytes, signature, key)) {
    say('The signature is WRONG: this list was not signed with that key, or was changed afterwards.');
    say('The site was not compared with it.');
    return exitCodes.differs;
  }
  say(`Release ${published.list.release}, signed with the key that you gave.`);
  return exitCodes.good;
}

async function checkSite(
  page: Page,
  site: string,
  { list }: ListFileReading & { ok: true },
  say: Say,
): Promise<number> {
  const report = await verifySite({ site, page, list, fetch, surprise: hex(randomBytes(8)) });
  if (report.checked === 0) return refuse(`The list has no file of the ${page} page.`, say);
  for (const line of tellReport(report, site)) say(line);
  if (report.findings.length === 0) return exitCodes.good;
  return isSiteDown(report) ? exitCodes.undone : exitCodes.differs;
}

function refuse(reason: string, say: Say): number {
  say(reason);
  return exitCodes.undone;
}
