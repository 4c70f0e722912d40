// The house style, as far as a machine can see it: names, sizes, folders' READMEs, one word per thing.
import { describe, expect, it } from 'vitest';
import { lineCount, readTreeFile, treeFiles } from './tree.ts';

const files = treeFiles();
const handWritten = files.filter((path) => /\.(?:ts|tsx|css|mjs)$/.test(path));
const sources = files.filter((path) => /^src\/.*\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
const forbiddenNames = /(?:^|\/)(?:index|utils?|helpers?|misc|common|types|lib|managers?|services?)(?:\.[a-z.]+|\/)/i;

describe('every file', () => {
  it('has at most 250 lines', () => {
    const long = handWritten
      .map((path) => ({ path, lines: lineCount(readTreeFile(path)) }))
      .filter(({ lines }) => lines > 250);
    expect(long).toEqual([]);
  });

  it('has a name that says what is in it', () => {
    const vague = files.filter((path) => /^(?:src|test)\//.test(path) && forbiddenNames.test(path));
    expect(vague.filter((path) => !path.endsWith('/index.html'))).toEqual([]);
  });

  it('with a component in it is named after it', () => {
    const misnamed = sources.filter((path) => path.endsWith('.tsx') && !/\/main\.tsx$/.test(path));
    expect(misnamed.filter((path) => !exportsOf(path).has(nameOf(path)))).toEqual([]);
  });

  it('opens with what it is for, unless it is a component', () => {
    const silent = sources.filter((path) => path.endsWith('.ts') && !/^(?:\/\/|\/\*)/.test(readTreeFile(path)));
    expect(silent).toEqual([]);
  });

  it('keeps no code that is commented out', () => {
    const dead = sources.filter((path) =>
      /^\s*\/\/\s*(?:const|let|return|import|export|if \(|await)\b.*[;{]$/m.test(readTreeFile(path)),
    );
    expect(dead).toEqual([]);
  });
});

describe('folders', () => {
  it('of src each have a README of at most 30 lines', () => {
    const folders = [...new Set(files.filter((path) => /^src\/[^/]+\//.test(path)).map((path) => path.split('/')[1]))];
    const wrong = folders.filter((folder) => {
      const readme = `src/${folder}/README.md`;
      return !files.includes(readme) || lineCount(readTreeFile(readme)) > 30;
    });
    expect(wrong).toEqual([]);
  });

  it('are one lower-case word', () => {
    const folders = new Set(
      files.filter((path) => /^(?:src|test)\//.test(path)).flatMap((path) => path.split('/').slice(0, -1)),
    );
    expect([...folders].filter((folder) => !/^[a-z]+$/.test(folder))).toEqual([]);
  });
});

describe('the guide for contributors', () => {
  it('stays under 80 lines', () => {
    expect(lineCount(readTreeFile('.github/CONTRIBUTING.md'))).toBeLessThan(80);
  });
});

function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.tsx?$/, '');
}

function exportsOf(path: string): ReadonlySet<string> {
  const declared = readTreeFile(path).matchAll(/^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm);
  return new Set([...declared].map(([, name = '']) => name));
}
