import { describe, expect, it } from 'vitest';

const sheets = import.meta.glob<string>(['../../src/ui/*.css', '../../src/client/*.css'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const physical =
  /^\s*(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b|left\s*:|right\s*:|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right))/;
/** The tick in a box is a drawing: it is the same in every script. */
const drawings = ['left: 0.4375rem;'];

function physicalLines(sheet: string): readonly string[] {
  return sheet
    .split('\n')
    .filter((line) => physical.test(line))
    .map((line) => line.trim())
    .filter((line) => !drawings.includes(line));
}

describe('the style sheets', () => {
  it.each(Object.keys(sheets))('%s says start and end, so that a page from right to left is its mirror', (path) => {
    expect(physicalLines(sheets[path] ?? '')).toEqual([]);
  });

  it('would be caught saying left', () => {
    expect(physicalLines('a {\n  margin-left: 1px;\n  text-align: right;\n}')).toHaveLength(2);
  });
});
