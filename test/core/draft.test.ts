import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { About } from '../../src/core/about.ts';
import { toBase64url } from '../../src/core/base64url.ts';
import { parseDay } from '../../src/core/day.ts';
import { type Draft, encodeCellContent, parseCellContent } from '../../src/core/draft.ts';
import { Problem } from '../../src/core/problem.ts';
import { arbitraryJunk } from './questionnaireBuilder.ts';

const both = (text: string) => ({ sv: text, en: text });
const about: About = {
  v: 1,
  clinic: toBase64url(new Uint8Array(16).fill(1)),
  seq: 1,
  name: both('Clinic'),
  support: [{ name: both('Line'), phone: '112', hours: both('always') }],
  notice: {
    controller: both('a'),
    officer: both('b'),
    purpose: both('c'),
    basis: both('d'),
    retention: both('e'),
    rights: both('f'),
    complaint: both('g'),
  },
  occasions: ['start', 'end'],
};
const draft: Draft = {
  v: 1,
  state: 'draft',
  questionnaire: { url: 'urn:uuid:0e7d2a4e-6b1f-4a57-8f0a-0d8f3c1b2a90', version: '1.0.0' },
  occasion: 'start',
  lang: 'sv',
  answers: [
    { linkId: 'a', lang: 'sv', value: true },
    { linkId: 'b', lang: 'en', declined: true },
  ],
  skipped: ['c'],
};
const marker = { v: 1, state: 'sent', env: toBase64url(new Uint8Array(8504).fill(9)) } as const;
const changed = (members: Record<string, unknown>): string => JSON.stringify({ ...draft, ...members });

describe('cell content', () => {
  test('a draft comes back as it was kept, with and without the clinic’s page', () => {
    expect(parseCellContent(encodeCellContent(draft))).toEqual(draft);
    expect(parseCellContent(encodeCellContent({ ...draft, about }))).toEqual({ ...draft, about });
    const saved = parseDay('2026-09-09');
    expect(parseCellContent(encodeCellContent({ ...draft, saved }))).toEqual({ ...draft, saved });
  });

  test('the mark of a sent response comes back', () => {
    expect(parseCellContent(encodeCellContent(marker))).toEqual(marker);
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['another version', changed({ v: 2 })],
    ['an unknown state', changed({ state: 'lost' })],
    ['no state', changed({ state: undefined })],
    ['a stranger among the members', changed({ code: 'x' })],
    ['a questionnaire without version', changed({ questionnaire: { url: 'u' } })],
    ['an unknown occasion', changed({ occasion: 'middle' })],
    ['a last save on no day', changed({ saved: '2026-02-30' })],
    ['an answer of no shape', changed({ answers: [{ linkId: 'a' }] })],
    ['a skipped question twice', changed({ skipped: ['a', 'a'] })],
    ['a skipped question that is a number', changed({ skipped: [1] })],
    ['a clinic’s page that is none', changed({ about: {} })],
    ['a doubled member', encodeCellContent(draft).replace('{"v":1,', '{"v":1,"v":1,')],
    ['a prototype key', encodeCellContent(draft).replace('{"v":1,', '{"v":1,"__proto__":1,')],
    ['an envelope of the wrong length', JSON.stringify({ ...marker, env: toBase64url(new Uint8Array(8503)) })],
    ['a mark that still holds answers', JSON.stringify({ ...marker, answers: [] })],
    ['more than a cell holds', `${encodeCellContent(draft)}${' '.repeat(32_768)}`],
  ])('refuses %s', (_, text) => {
    expect(() => parseCellContent(text)).toThrow(Problem);
  });

  test('throws nothing but Problem when any part of the text is replaced', () => {
    const text = encodeCellContent({ ...draft, about });
    fc.assert(
      fc.property(fc.nat({ max: text.length }), fc.nat({ max: 12 }), arbitraryJunk, (start, cut, put) => {
        try {
          parseCellContent(text.slice(0, start) + put + text.slice(start + cut));
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 300 },
    );
  });
});
