import { describe, expect, test } from 'vitest';
import { beginningOf, checkRevision, type ItemChange, type Revision } from '../../src/core/comparability.ts';
import { choice, questionnaireOf, scale, yesNo } from './questionnaireBuilder.ts';

const code = (meaning: string) => ({ code: [{ code: meaning }] });
const before = questionnaireOf([
  yesNo('q1', code('kept')),
  { ...scale('q2', 5, code('wording')), text: 'Old words' },
  scale('q3', 5, code('scale')),
  choice('q4', ['a', 'b'], code('gone')),
]);
const after = questionnaireOf(
  [
    yesNo('q1', code('kept')),
    { ...scale('q2', 5, code('wording')), text: 'New words' },
    scale('q3-seven', 7, code('scale-seven')),
    yesNo('q5', code('added')),
  ],
  { version: '1.1.0' },
);
const why = { sv: 'Därför.', en: 'Because.' };
const changes: readonly ItemChange[] = [
  { relation: 'reworded', before: 'wording', after: 'wording', why },
  { relation: 'rescaled', before: 'scale', after: 'scale-seven', why },
  { relation: 'removed', before: 'gone', why },
  { relation: 'new', after: 'added', why },
];
const revision: Revision = {
  url: before.url,
  from: '1.0.0',
  to: '1.1.0',
  decidedBy: { sv: 'Vi', en: 'We' },
  decidedOn: '2026-11-26',
  same: ['kept'],
  changed: changes,
};
const refused = (changed: Partial<Revision>) => () => checkRevision({ ...revision, ...changed }, before, after);

describe('a map', () => {
  test('that says what became of every item is accepted', () => {
    expect(refused({})).not.toThrow();
  });

  test.each<[string, Partial<Revision>, string]>([
    ['leaves an item out', { same: [] }, 'kept'],
    ['names an item twice', { same: ['kept', 'kept'] }, 'kept'],
    ['names an item that is not there', { same: ['kept', 'nowhere'] }, 'nowhere'],
    ['is about other versions', { to: '1.2.0' }, 'version'],
    ['is about another questionnaire', { url: 'urn:uuid:other' }, 'version'],
    ['calls a reworded item the same', { same: ['kept', 'wording'], changed: changes.slice(1) }, 'wording'],
    [
      'calls an unchanged item reworded',
      { same: [], changed: [...changes, change('reworded', 'kept', 'kept')] },
      'kept',
    ],
    [
      'calls a rescaled item reworded',
      { changed: replaced(1, change('reworded', 'scale', 'scale-seven')) },
      'scale-seven',
    ],
    ['gives no reason', { changed: replaced(3, { relation: 'new', after: 'added', why: { sv: '' } }) }, 'added'],
    [
      'calls a removed and a new item one',
      { changed: [...changes.slice(0, 2), change('reworded', 'gone', 'added')] },
      'added',
    ],
  ])('that %s is refused', (_, changed, field) => {
    expect(refused(changed)).toThrow(expect.objectContaining({ code: 'comparability-refused', detail: { field } }));
  });

  test('cannot keep the code of an item that was rescaled', () => {
    const kept = questionnaireOf([yesNo('q1', code('kept')), scale('q3', 7, code('scale'))], { version: '1.1.0' });
    const old = questionnaireOf([yesNo('q1', code('kept')), scale('q3', 5, code('scale'))]);
    const check = (item: Partial<Revision>) => () => checkRevision({ ...revision, ...item }, old, kept);
    expect(check({ changed: [change('rescaled', 'scale', 'scale')] })).toThrow();
    expect(check({ same: ['kept', 'scale'], changed: [] })).toThrow();
  });
});

describe('what may be pooled', () => {
  const begins = (item: string, version = '1.1.0', maps = [revision]) => beginningOf(maps, before.url, version, item);

  test('what is the same, or reworded under its code, goes back to the first version', () => {
    expect([begins('kept'), begins('wording')]).toEqual(['1.0.0', '1.0.0']);
    expect([begins('kept', '1.0.0'), begins('wording', '1.0.0')]).toEqual(['1.0.0', '1.0.0']);
  });

  test('what is rescaled, new, or not in the map begins anew', () => {
    expect([begins('scale-seven'), begins('added'), begins('unknown')]).toEqual(['1.1.0', '1.1.0', '1.1.0']);
    const bold = { ...revision, changed: [change('rescaled', 'scale', 'scale')] };
    expect(begins('scale', '1.1.0', [bold])).toBe('1.1.0');
  });

  test('over several revisions, until the first that changed it', () => {
    const next = { ...revision, from: '1.1.0', to: '2.0.0', same: ['kept', 'added'], changed: [] };
    expect(begins('kept', '2.0.0', [revision, next])).toBe('1.0.0');
    expect(begins('added', '2.0.0', [revision, next])).toBe('1.1.0');
    expect(begins('wording', '2.0.0', [revision, next])).toBe('2.0.0');
  });

  test('a version without a map, and another questionnaire, stand alone', () => {
    expect(begins('kept', '1.1.0', [])).toBe('1.1.0');
    expect(beginningOf([revision], 'urn:uuid:other', '1.1.0', 'kept')).toBe('1.1.0');
  });
});

function change(relation: ItemChange['relation'], from: string, to: string): ItemChange {
  return { relation, before: from, after: to, why };
}

function replaced(index: number, item: ItemChange): readonly ItemChange[] {
  return changes.map((known, place) => (place === index ? item : known));
}
