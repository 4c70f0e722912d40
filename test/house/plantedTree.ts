// A copy of the tree's settings in a temporary folder, into which faulty files are planted; and what the two tools of
// `npm run check` say about it. The real work tree is never touched.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const treeRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface PlantedFile {
  readonly path: string;
  readonly code: string;
}

export interface Finding {
  readonly path: string;
  /** A Biome category or a TypeScript error number. */
  readonly rule: string;
}

export class PlantedTree {
  readonly folder = mkdtempSync(join(tmpdir(), 'planted-'));

  constructor(files: readonly PlantedFile[]) {
    for (const name of ['package.json', 'biome.json', 'tsconfig.json', 'tsconfig.base.json']) this.copy(name);
    for (const layer of readdirSync(join(treeRoot, 'src'))) {
      for (const name of readdirSync(join(treeRoot, 'src', layer))) {
        if (/^tsconfig.*\.json$|\.d\.ts$/.test(name)) this.copy(`src/${layer}/${name}`);
      }
    }
    symlinkSync(join(treeRoot, 'node_modules'), join(this.folder, 'node_modules'));
    for (const { path, code } of files) this.write(path, code);
  }

  /** What the linter of `npm run check` says, formatting aside. */
  lint(): readonly Finding[] {
    const result = this.run(commandOf('lint'), ['--reporter=json', '--max-diagnostics=none']);
    const report = JSON.parse(result.stdout) as {
      readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[];
    };
    return report.diagnostics
      .filter(({ category }) => category.startsWith('lint/'))
      .map(({ category, location }) => ({ path: location.path, rule: category }));
  }

  /** What the compiler says about one folder of `src`, with the settings of `npm run check`. */
  compile(folder: string): readonly Finding[] {
    const result = this.run(commandOf('types'), [folder, '--pretty', 'false']);
    const findings: Finding[] = [];
    for (const [, path, rule] of `${result.stdout}${result.stderr}`.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)) {
      if (path && rule) findings.push({ path, rule });
    }
    return findings;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(command: readonly string[], more: readonly string[]) {
    const [name = '', ...args] = command;
    const binary = join(treeRoot, 'node_modules', '.bin', name);
    return spawnSync(binary, [...args, ...more], { cwd: this.folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  }

  private copy(path: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    cpSync(join(treeRoot, path), join(this.folder, path));
  }

  private write(path: string, code: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), code);
  }
}

/** The words of a script of package.json: what is tested here is what people run. */
export function commandOf(script: string): readonly string[] {
  const scripts = (
    JSON.parse(readFileSync(join(treeRoot, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  ).scripts;
  return (scripts[script] ?? '').split(' ');
}
