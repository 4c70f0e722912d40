// A site report in plain words, for somebody who did not build this.
import type { Finding, SiteReport } from './verifySite.ts';

/** One line for each finding, a heading before and a verdict after. */
export function tellReport({ checked, findings }: SiteReport, site: string): readonly string[] {
  if (isSiteDown({ checked, findings })) return [`${site} could not be reached. Nothing was compared.`];
  if (findings.length === 0)
    return [`${site} serves what was released: all ${checked} addresses are equal, byte for byte.`];
  return [
    `${site} does NOT serve what was released:`,
    ...findings.map((finding) => `  ${tellFinding(finding)}`),
    'Do not type a code there before somebody has explained this.',
  ];
}

export function isSiteDown({ checked, findings }: SiteReport): boolean {
  return findings.filter(({ kind }) => kind === 'unreachable').length === checked;
}

export function tellFinding(finding: Finding): string {
  switch (finding.kind) {
    case 'changed':
      return `CHANGED  ${finding.path}: ${lengths(finding.released, finding.served)}`;
    case 'missing':
      return `MISSING  ${finding.path}: released, but the site answers ${finding.status}`;
    case 'moved':
      return `MISSING  ${finding.path}: released, but the site sends visitors on to ${finding.to}`;
    case 'unreachable':
      return `MISSING  ${finding.path}: no answer`;
    case 'named':
      return `EXTRA    ${finding.path}: not released, but ${finding.by} refers to it`;
    case 'extra':
      return `EXTRA    ${finding.path}: not released, but the site has it`;
    case 'header':
      return `CHANGED  ${finding.path}: comes with a "${finding.header}" header, which the release does not send`;
  }
}

function lengths(released: number, served: number | undefined): string {
  if (served === undefined) return `${released} bytes were released, far more are served`;
  return released === served
    ? `${released} bytes as released, but other bytes`
    : `${released} bytes were released, ${served} are served`;
}
