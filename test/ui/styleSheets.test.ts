import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Read from the disk: as a module, a style sheet is empty here. */
const sheets = Object.fromEntries(
  ['ui', 'client', 'clinic'].flatMap((folder) => {
    const place = join(import.meta.dirname, '../../src', folder);
    return readdirSync(place)
      .filter((name) => name.endsWith('.css'))
      .map((name) => [`src/${folder}/${name}`, readFileSync(join(place, name), 'utf8')]);
  }),
);
const physical =
  /^\s*(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b|left\s*:|right\s*:|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right))/;
/** Four values, of which right and left differ. */
const lopsided = /^\s*(?:margin|padding|inset|border-radius):\s*(\S+)\s+(\S+)\s+(\S+)\s+(?!\2;)\S+;/;
/** The tick in a box is a drawing: it is the same in every script. */
const drawings = ['left: 0.4375rem;'];

function physicalLines(sheet: string): readonly string[] {
  return sheet
    .split('\n')
    .filter((line) => physical.test(line) || lopsided.test(line))
    .map((line) => line.trim())
    .filter((line) => !drawings.includes(line));
}

/** Where anything at all may follow a sibling, a browser restyles a whole element whenever a child of it comes or goes. */
function anyNeighbour(sheet: string): readonly string[] {
  return sheet.split('\n').filter((line) => /[+~]\s*(?:\*|::?(?!is\b|where\b))/.test(line));
}

describe('the style sheets', () => {
  it.each(Object.keys(sheets))('%s says start and end, so that a page from right to left is its mirror', (path) => {
    expect(physicalLines(sheets[path] ?? '')).toEqual([]);
  });

  it.each(Object.keys(sheets))('%s names what follows a sibling', (path) => {
    expect(anyNeighbour(sheets[path] ?? '')).toEqual([]);
  });

  it('are there to be looked at', () => {
    expect(Object.values(sheets).filter((sheet) => sheet === '')).toEqual([]);
    expect(Object.keys(sheets).length).toBeGreaterThan(20);
  });

  it('would be caught naming nothing', () => {
    expect(anyNeighbour('.a > b + * {\n}\n.a ~ :hover {\n}\n.a + :is(.b, .c) {\n}')).toHaveLength(2);
  });

  it('would be caught saying left', () => {
    expect(physicalLines('a {\n  margin-left: 1px;\n  text-align: right;\n}')).toHaveLength(2);
    expect(physicalLines('a {\n  padding: 0 1px 0 0;\n  margin: 0 1px 2px 1px;\n}')).toHaveLength(1);
  });
});
