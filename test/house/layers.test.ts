// Each layer rule, broken once on purpose: the check must see it. Faults are planted in a temporary copy of the settings.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compilerFaults } from './compilerFaults.ts';
import { biomeCompanions, biomeFaults, lawful, type Planted } from './plantedFaults.ts';
import { commandOf, type Finding, PlantedTree } from './plantedTree.ts';

describe('the check', () => {
  it('runs compiler, linter and unit tests', () => {
    expect(commandOf('check').join(' ')).toBe('npm run types && npm run lint && npm run unit');
    expect(commandOf('types').slice(0, 2)).toEqual(['tsc', '-b']);
    expect(commandOf('lint')).toEqual(expect.arrayContaining(['biome', 'check', '--error-on-warnings']));
  });
});

describe('the linter', () => {
  let tree: PlantedTree;
  let findings: readonly Finding[];

  beforeAll(() => {
    tree = new PlantedTree([...biomeFaults, ...biomeCompanions, ...lawful]);
    findings = tree.lint();
  });
  afterAll(() => tree.remove());

  it.each(biomeFaults)('sees that $rule', (fault) => {
    expect(rulesFor(findings, fault)).toContain(fault.expected);
  });

  it.each(lawful)('has nothing against what is lawful in $path', (file) => {
    expect(rulesFor(findings, file)).toEqual([]);
  });
});

describe('the compiler', () => {
  const folders = [...new Set(compilerFaults.map((fault) => projectOf(fault.path)))];
  const findings: Finding[] = [];
  const trees: PlantedTree[] = [];

  beforeAll(() => {
    const neighbours = biomeCompanions.filter(({ path }) => path.endsWith('/neighbour.ts'));
    // One tree for each folder: an error in one project would keep the projects above it from being compiled.
    for (const folder of folders) {
      const tree = new PlantedTree([
        ...compilerFaults.filter((fault) => projectOf(fault.path) === folder),
        ...neighbours,
      ]);
      trees.push(tree);
      findings.push(...tree.compile(folder));
    }
  }, 180_000);
  afterAll(() => {
    for (const tree of trees) tree.remove();
  });

  it.each(compilerFaults)('sees that $rule', (fault) => {
    expect(rulesFor(findings, fault)).toContain(fault.expected);
  });
});

function projectOf(path: string): string {
  return path === 'src/client/serviceWorker.ts'
    ? 'src/client/tsconfig.worker.json'
    : path.split('/').slice(0, 2).join('/');
}

function rulesFor(findings: readonly Finding[], file: Pick<Planted, 'path'>): readonly string[] {
  return findings.filter(({ path }) => path === file.path).map(({ rule }) => rule);
}
