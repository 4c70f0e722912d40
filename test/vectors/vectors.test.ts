import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allChecks, runVectors } from './runVectors.ts';

interface VectorFile {
  readonly pass: readonly unknown[];
  readonly refuse: readonly unknown[];
}

const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')) as VectorFile);

const count = (kind: keyof VectorFile) => files.reduce((sum, file) => sum + file[kind].length, 0);

describe('the vectors of the protocol', () => {
  it('A01: all hold in Node, and every one in the files is run', { timeout: 60_000 }, () => {
    const run = runVectors();
    expect(run.failed).toEqual([]);
    expect(run.passed).toBeGreaterThanOrEqual(count('pass') + count('refuse'));
  });

  it('more must fail than pass, in all and in every file but those of the code and the keys', () => {
    expect(count('refuse')).toBeGreaterThan(count('pass') * 2);
    for (const { pass, refuse } of files) expect(refuse.length).toBeGreaterThanOrEqual(pass.length - 2);
  });

  it('have names of their own', () => {
    const names = allChecks().map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
