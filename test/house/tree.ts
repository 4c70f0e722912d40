// The files of the work tree as git would take them: what is ignored is not looked at.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeRoot } from './plantedTree.ts';

/** Paths from the root of the tree, tracked or new, `/` between folders. */
export function treeFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: treeRoot,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(treeRoot, path)));
}

export function readTreeFile(path: string): string {
  return readFileSync(join(treeRoot, path), 'utf8');
}

export function lineCount(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}
