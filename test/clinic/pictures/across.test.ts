import { expect, it } from 'vitest';
import { across } from '../../../src/clinic/pictures/across.ts';
import { wayText } from '../../../src/clinic/wayText.ts';

it('a drawing counts from the side on which words begin', () => {
  const left = across(420, 'ltr');
  const right = across(420, 'rtl');
  expect([left.at(70), left.box(70, 30)]).toEqual([70, 70]);
  expect([right.at(70), right.box(70, 30)]).toEqual([350, 320]);
});

it('an arrow points where the reading goes on', () => {
  expect(wayText(['Start', 'Slut'], 'ltr')).toBe('Start → Slut');
  expect(wayText(['התחלה', 'סוף'], 'rtl')).toBe('התחלה ← סוף');
});
