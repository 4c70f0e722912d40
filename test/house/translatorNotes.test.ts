import { describe, expect, it } from 'vitest';
import { localeFileNames, localeTexts } from '../support/localeFiles.ts';
import { noteFaults, readNotes } from '../support/translatorNotes.ts';

const notes = readNotes();
const files = localeFileNames('sv').filter((name) => name !== 'language.json');

describe('the notes for translators', () => {
  it('are one file for each file of texts', () => {
    expect([...notes.keys()].sort()).toEqual([...files].sort());
  });

  it.each(files)('tell something of every text in %s, and what each value is', (name) => {
    expect(noteFaults(notes.get(name) ?? new Map(), localeTexts('sv', name))).toEqual([]);
  });

  it('are missed where there are none', () => {
    const texts = new Map([
      ['a.one', 'Text'],
      ['b.two', '{{count}} texts'],
    ]);
    expect(noteFaults(new Map([['a', 'Said.']]), texts)).toEqual([
      'b.two has no note',
      'b.two: no note tells what {{count}} is',
    ]);
    expect(
      noteFaults(
        new Map([
          ['', '{{count}}: how many'],
          ['c', 'Gone.'],
        ]),
        texts,
      ),
    ).toEqual(['a note on c, which is no text']);
  });
});
