import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeAlphabet, normaliseSymbols } from '../../src/core/code.ts';
import { groupTyped } from '../../src/core/typedCode.ts';

/** `|` is the caret. */
function grouped(typed: string, isForward = false): string {
  const { text, caret } = groupTyped({ text: typed.replace('|', ''), caret: typed.indexOf('|') }, isForward);
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

describe('a code while it is typed', () => {
  it.each([
    ['nothing', '|', '|'],
    ['a first group', 'abcd|', 'abcd|'],
    ['the first symbol of the next', 'abcdE|', 'abcd-E|'],
    ['a hyphen that was typed', 'abcd-|', 'abcd-|'],
    ['a space that was typed', 'abcd |', 'abcd|'],
    ['a whole code without separators', 'ABCDEFGHJKMN|', 'ABCD-EFGH-JKMN|'],
    ['a whole code with spaces', 'ABCD EFGH JKMN|', 'ABCD-EFGH-JKMN|'],
    ['a whole code as it is printed', 'ABCD-EFGH-JKMN|', 'ABCD-EFGH-JKMN|'],
    ['a symbol put into the first group', 'ABXC|D-EF', 'ABXC|-DEF'],
    ['a symbol taken from the first group', 'AB|D-EFGH-J', 'AB|DE-FGHJ'],
    ['a hyphen deleted from behind', 'ABCD|EFGH', 'ABCD|-EFGH'],
    ['more than a code', 'ABCDEFGHJKMNPQ|', 'ABCDEFGHJKMNPQ|'],
  ])('has %s in groups as it is printed', (_, typed, shown) => {
    expect(grouped(typed)).toBe(shown);
  });

  it('lets the caret past a hyphen that was deleted from before it', () => {
    expect(grouped('ABCD|EFGH', true)).toBe('ABCD-|EFGH');
  });

  it('has the symbols that were typed, before the caret and after it, and is stable', () => {
    const symbols = fc.string({ unit: fc.constantFrom(...codeAlphabet, 'a', 'o', '-', ' '), maxLength: 20 });
    fc.assert(
      fc.property(symbols, fc.nat(20), fc.boolean(), (text, place, isForward) => {
        const typed = { text, caret: Math.min(place, text.length) };
        const shown = groupTyped(typed, isForward);
        expect(normaliseSymbols(shown.text)).toBe(normaliseSymbols(text));
        expect(normaliseSymbols(shown.text.slice(0, shown.caret))).toBe(normaliseSymbols(text.slice(0, typed.caret)));
        expect(groupTyped(shown)).toEqual(shown);
      }),
    );
  });
});
