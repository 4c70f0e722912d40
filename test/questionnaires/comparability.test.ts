// The published maps against the published questionnaires. A map that was broken on purpose must be refused, and what it
// does not allow must never be pooled: test/core/indicator.test.ts counts that.
import { describe, expect, test } from 'vitest';
import { beginningOf, checkRevision, type Revision } from '../../src/core/comparability.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';
import { catalogue, catalogueEntry } from '../../src/questionnaires/catalogue.ts';
import { comparability } from '../../src/questionnaires/comparability.ts';

const load = async (url: string, version: string) => readQuestionnaire(await catalogueEntry(url, version)?.load());

test('every version but the first of a questionnaire has one map that leads to it', () => {
  for (const { url, version } of catalogue) {
    const isFirst = catalogue.find((entry) => entry.url === url)?.version === version;
    const maps = comparability.filter((revision) => revision.url === url && revision.to === version);
    expect(maps, version).toHaveLength(isFirst ? 0 : 1);
  }
});

test.each(comparability)(
  'from $from to $to: every item once, none called what it is not, signed and dated',
  async (map) => {
    checkRevision(map, await load(map.url, map.from), await load(map.url, map.to));
    expect(map.decidedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const text of [map.decidedBy, ...map.changed.map(({ why }) => why)]) {
      expect(Object.keys(text)).toEqual(['sv', 'en']);
    }
  },
);

describe('version 1.1.0 of the self-rating', () => {
  const [map] = comparability;
  if (map === undefined) throw new Error('the map is gone');
  const begins = (code: string) => beginningOf(comparability, map.url, '1.1.0', code);

  test('rewords one item, rescales one, removes one and adds one', () => {
    expect(map.changed.map(({ relation, before, after }) => [relation, before, after])).toEqual([
      ['reworded', 'guilt', 'guilt'],
      ['rescaled', 'control', 'control-seven'],
      ['removed', 'inadequacy', undefined],
      ['new', undefined, 'someone-to-talk-to'],
    ]);
  });

  test('lets guilt and shame be pooled with 1.0.0, the seven steps of control and the new item not', () => {
    expect([begins('guilt'), begins('shame')]).toEqual(['1.0.0', '1.0.0']);
    expect([begins('control-seven'), begins('someone-to-talk-to')]).toEqual(['1.1.0', '1.1.0']);
  });

  test('has no map that dares to call the rescaled item the same', async () => {
    const pair = [await load(map.url, '1.0.0'), await load(map.url, '1.1.0')] as const;
    const bold: Revision = {
      ...map,
      changed: map.changed.map((item) => (item.relation === 'rescaled' ? { ...item, relation: 'reworded' } : item)),
    };
    expect(() => checkRevision(bold, ...pair)).toThrow();
    const careless: Revision = { ...map, same: [...map.same, 'guilt'], changed: map.changed.slice(1) };
    expect(() => checkRevision(careless, ...pair)).toThrow();
  });
});
