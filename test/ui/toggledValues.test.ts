import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toggledValues } from '../../src/ui/toggledValues.ts';

const options = [{ value: 'a' }, { value: 'b' }, { value: 'c' }, { value: 'none', exclusive: true }];

describe('toggledValues', () => {
  it('keeps the order of the options, whatever was pressed first', () => {
    expect(toggledValues(options, ['c'], 'a', true)).toEqual(['a', 'c']);
  });

  it('lets an exclusive option push out the others', () => {
    expect(toggledValues(options, ['a', 'b'], 'none', true)).toEqual(['none']);
  });

  it('lets another option push out an exclusive one', () => {
    expect(toggledValues(options, ['none'], 'b', true)).toEqual(['b']);
  });

  it('turns only the pressed option off', () => {
    expect(toggledValues(options, ['a', 'b'], 'a', false)).toEqual(['b']);
  });

  it('never leaves an exclusive option in company', () => {
    const presses = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'none'), fc.boolean()));
    fc.assert(
      fc.property(presses, (pressed) => {
        const chosen = pressed.reduce<readonly string[]>(
          (now, [value, on]) => toggledValues(options, now, value, on),
          [],
        );
        expect(chosen.includes('none') ? chosen : []).toEqual(chosen.includes('none') ? ['none'] : []);
        const last = pressed.at(-1);
        if (last !== undefined) {
          expect(chosen.includes(last[0])).toBe(last[1]);
        }
      }),
    );
  });
});
