// A draft may be as old as the app that began it: whatever was published once stays in the build, unchanged. The pins in
// publishedHashes.json guard each version; the history guards the pins.
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/questionnaires/catalogue.ts';
import { treeRoot } from '../house/plantedTree.ts';
import { publishedHashes } from '../support/publishedQuestionnaires.ts';

type Pins = Readonly<Record<string, string>>;

const pinFile = 'src/questionnaires/publishedHashes.json';

/** What pins say that a build with `held` no longer keeps. */
function lost(pins: Pins, held: Pins): readonly string[] {
  return Object.entries(pins).flatMap(([version, hash]) => {
    if (held[version] === undefined) return [`${version} is gone`];
    return held[version] === hash ? [] : [`${version} is another text now`];
  });
}

function bundled(): Pins {
  return Object.fromEntries(catalogue.map(({ url, version, hash }) => [`${url}|${version}`, hash]));
}

/** The pins of every commit that this clone knows, oldest last. A shallow clone knows few. */
function history(): readonly Pins[] {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: treeRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const commits = git('log', '--format=%H', '--diff-filter=AM', '--', pinFile).split('\n').filter(Boolean);
  return commits.map((commit) => JSON.parse(git('show', `${commit}:${pinFile}`)) as Pins);
}

describe('H12: an old questionnaire version', () => {
  it('that is pinned is bundled', () => {
    expect(Object.keys(publishedHashes()).length).toBeGreaterThan(0);
    expect(lost(publishedHashes(), bundled())).toEqual([]);
  });

  it('that any commit pinned is pinned and bundled still, with the same content', () => {
    expect(history().length).toBeGreaterThan(0);
    expect(history().flatMap((pins) => lost(pins, bundled()))).toEqual([]);
  });

  it('that went missing or changed is named', () => {
    expect(lost({ 'a|1': 'x', 'a|2': 'y', 'a|3': 'z' }, { 'a|2': 'changed', 'a|3': 'z', 'a|4': 'new' })).toEqual([
      'a|1 is gone',
      'a|2 is another text now',
    ]);
  });
});
