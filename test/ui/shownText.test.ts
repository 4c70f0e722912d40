import { describe, expect, it } from 'vitest';
import { shownText } from '../../src/ui/shownText.ts';

describe('shownText', () => {
  it('gives the wanted language without marking it', () => {
    expect(shownText({ sv: 'Hej', en: 'Hello' }, 'en')).toEqual({ text: 'Hello', lang: undefined });
  });

  it('marks a text that falls back to Swedish', () => {
    expect(shownText({ sv: 'Hej' }, 'en')).toEqual({ text: 'Hej', lang: 'sv' });
  });

  it('marks a text that falls back to the only language there is', () => {
    expect(shownText({ fi: 'Hei' }, 'en')).toEqual({ text: 'Hei', lang: 'fi' });
  });

  it('does not take an inherited property for a language', () => {
    expect(shownText({ sv: 'Hej' }, 'constructor')).toEqual({ text: 'Hej', lang: 'sv' });
  });
});
