import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase64url } from '../../src/core/base64url.ts';
import { parseDay } from '../../src/core/day.ts';
import { encodePayload, type Payload, parsePayload } from '../../src/core/payload.ts';
import { Problem } from '../../src/core/problem.ts';
import { travellingAnswers } from '../../src/core/response.ts';
import { arbitraryAnswers, arbitraryJunk, arbitraryQuestionnaire } from './questionnaireBuilder.ts';

const b64 = (length: number): string => toBase64url(new Uint8Array(length).fill(7));
const payload: Payload = {
  v: 1,
  slot: b64(32),
  rid: b64(16),
  questionnaire: { id: 'test-scale', ver: '1.0.0', sha: b64(64) },
  occasion: 'start',
  lang: 'sv',
  done: parseDay('2026-03-01'),
  answers: [
    { linkId: 'a', lang: 'sv', value: true },
    { linkId: 'b', lang: 'en', declined: true },
    { linkId: 'c', lang: 'sv', value: ['x', { text: 'Eget "å"' }] },
    { linkId: 'd', lang: 'sv', value: { text: 'rad\nrad' } },
    { linkId: 'e', lang: 'sv', value: 3 },
  ],
  app: '0.1.0+abc',
};
const text = encodePayload(payload);
const changed = (members: Record<string, unknown>): string => JSON.stringify({ ...payload, ...members });
const without = (member: keyof Payload): string =>
  JSON.stringify(Object.fromEntries(Object.entries(payload).filter(([name]) => name !== member)));

describe('payload', () => {
  test('comes back as it was sent', () => {
    expect(parsePayload(text)).toEqual(payload);
  });

  test('its bytes do not depend on the order in which members were set', () => {
    const reversed = Object.fromEntries(Object.entries(payload).reverse()) as unknown as Payload;
    const answers = payload.answers.map(
      (answer) => Object.fromEntries(Object.entries(answer).reverse()) as unknown as typeof answer,
    );
    expect(encodePayload({ ...reversed, answers })).toBe(text);
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['no JSON', 'payload'],
    ['a list', '[]'],
    ['another version', changed({ v: 2 })],
    ['a version as text', changed({ v: '1' })],
    ['a slot of 31 bytes', changed({ slot: b64(31) })],
    ['a slot that is not canonical', changed({ slot: `${b64(32).slice(0, -1)}d` })],
    ['a rid of 17 bytes', changed({ rid: b64(17) })],
    ['a short hash', changed({ questionnaire: { ...payload.questionnaire, sha: b64(32) } })],
    ['a questionnaire without version', changed({ questionnaire: { id: 'a', sha: b64(64) } })],
    ['a questionnaire with more', changed({ questionnaire: { ...payload.questionnaire, url: 'x' } })],
    ['an id of 256 letters', changed({ questionnaire: { ...payload.questionnaire, id: 'a'.repeat(256) } })],
    ['an id with a control character', changed({ questionnaire: { ...payload.questionnaire, id: 'a\u0000' } })],
    ['an unknown occasion', changed({ occasion: 'middle' })],
    ['an occasion called like a built-in', changed({ occasion: 'toString' })],
    ['a language that is none', changed({ lang: 'på svenska' })],
    ['a day that does not exist', changed({ done: '2026-02-30' })],
    ['a time instead of a day', changed({ done: '2026-03-01T10:00:00Z' })],
    ['a build id with a space', changed({ app: 'a b' })],
    ['a build id of 65 letters', changed({ app: 'a'.repeat(65) })],
    ['a stranger among the members', changed({ more: 1 })],
    ['answers by name', changed({ answers: { a: true } })],
    ['an answer with a stranger', changed({ answers: [{ ...payload.answers[0], more: 1 }] })],
    ['an answer that is null', changed({ answers: [null] })],
    [
      'an answer both given and declined',
      changed({ answers: [{ linkId: 'a', lang: 'sv', value: true, declined: true }] }),
    ],
    [
      'an answer nested one deeper',
      changed({ answers: [{ linkId: 'a', lang: 'sv', value: [{ text: { text: 'a' } }] }] }),
    ],
    ['depth 5', changed({ answers: [{ linkId: 'a', lang: 'sv', value: [[['a']]] }] })],
    ['401 members', changed({ answers: [{ linkId: 'a', lang: 'sv', value: Array.from({ length: 385 }, () => 'a') }] })],
    ['doubled members', text.replace('{"v":1,', '{"v":1,"v":1,')],
    ['a prototype key', text.replace('{"v":1,', '{"v":1,"__proto__":{"polluted":1},')],
    ['an endless number', text.replace('"value":3', '"value":1e309')],
    ['half a surrogate pair', text.replace('rad', '\\ud800')],
    ['not a number', text.replace('"value":3', '"value":NaN')],
    ['a byte order mark', `\ufeff${text}`],
    ['8,192 bytes', `${text}${' '.repeat(8192 - Buffer.byteLength(text))}`],
    [
      '8,191 letters of two bytes',
      changed({ answers: [{ linkId: 'a', lang: 'sv', value: { text: 'å'.repeat(7000) } }] }),
    ],
    ...(['v', 'slot', 'rid', 'questionnaire', 'occasion', 'lang', 'done', 'answers', 'app'] as const).map(
      (member): [string, string] => [`no ${member}`, without(member)],
    ),
  ])('refuses %s', (_, input) => {
    expect(input).not.toBe(text);
    expect(() => parsePayload(input)).toThrow(Problem);
  });

  test('takes exactly 400 members and exactly 8,191 bytes', () => {
    // 9 members, 3 of the questionnaire, 1 answer with 3 members, and the entries of its list.
    const full = changed({ answers: [{ linkId: 'a', lang: 'sv', value: Array.from({ length: 384 }, () => 'a') }] });
    expect(parsePayload(full).answers).toHaveLength(1);
    expect(parsePayload(`${text}${' '.repeat(8191 - Buffer.byteLength(text))}`)).toEqual(payload);
  });

  test('refuses to send what could not be read', () => {
    expect(() => encodePayload({ ...payload, slot: 'short' })).toThrow(Problem);
    expect(() =>
      encodePayload({ ...payload, answers: [{ linkId: 'a', lang: 'sv', value: { text: 'a'.repeat(9000) } }] }),
    ).toThrow(Problem);
  });

  test('any travelling answers come back', () => {
    const answers = arbitraryQuestionnaire.chain((any) =>
      arbitraryAnswers(any).map((given) => travellingAnswers(any, given)),
    );
    fc.assert(
      fc.property(answers, (travelling) => {
        expect(parsePayload(encodePayload({ ...payload, answers: travelling })).answers).toEqual(travelling);
      }),
    );
  });

  test('throws nothing but Problem when any part of the text is replaced', () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length }), fc.nat({ max: 12 }), arbitraryJunk, (start, cut, put) => {
        try {
          parsePayload(text.slice(0, start) + put + text.slice(start + cut));
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 400 },
    );
    expect('polluted' in {}).toBe(false);
  });
});
