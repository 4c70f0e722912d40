// Every dependency is meant: named in the README with its reason, pinned exactly, and none but one runs code on install.
import { describe, expect, it } from 'vitest';
import { readTreeFile, treeFiles } from './tree.ts';

interface Manifest {
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly hasInstallScript?: boolean;
        readonly optional?: boolean;
        readonly integrity?: string;
        readonly resolved?: string;
      }
    >
  >;
}

const manifest = JSON.parse(readTreeFile('package.json')) as Manifest;
const lock = JSON.parse(readTreeFile('package-lock.json')) as Lock;
const readme = readTreeFile('README.md');

describe('dependencies', () => {
  it('each have a line in the README', () => {
    const section = readme.split('## Dependencies')[1]?.split('\n## ')[0] ?? '';
    const explained = section
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .flatMap((line) => (line.split('|')[1] ?? '').split(',').map((name) => name.trim()));
    const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
    expect(names.filter((name) => !explained.includes(name))).toEqual([]);
    expect(explained.slice(2).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('are pinned to one version', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('K06: are locked with a hash each, and from nowhere but https', () => {
    // Those of other systems are optional; a lock written here has no hash for them.
    const entries = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry.optional);
    const loose = entries.filter(([, { integrity, resolved = 'https://' }]) => {
      return integrity?.startsWith('sha512-') !== true || !resolved.startsWith('https://');
    });
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('K06: run nothing on install, better-sqlite3 aside', () => {
    const scripts = Object.entries(lock.packages)
      .filter(([, entry]) => entry.hasInstallScript && !entry.optional)
      .map(([path]) => path.replace(/^node_modules\//, ''));
    expect(scripts).toEqual(['better-sqlite3']);
  });

  it('that run with the product are imported by it', () => {
    const texts = treeFiles()
      .filter((path) => /^src\/.*\.(?:ts|tsx|css)$/.test(path))
      .map(readTreeFile);
    const isImported = (name: string) =>
      texts.some((text) => new RegExp(`['"]${escaped(name)}(?:/[^'"]*)?['"]`).test(text));
    expect(Object.keys(manifest.dependencies).filter((name) => !isImported(name))).toEqual([]);
  });
});

describe('the licence', () => {
  it('is the one that package.json names', () => {
    expect(manifest.license).toBe('EUPL-1.2');
    expect(readTreeFile('LICENSE')).toMatch(/^\s*EUROPEAN UNION PUBLIC LICENCE v\. 1\.2/);
  });
});

function escaped(name: string): string {
  return name.replace(/[/.-]/g, '\\$&');
}
