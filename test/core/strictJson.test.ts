import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { parseStrictJson } from '../../src/core/strictJson.ts';
import { arbitraryJunk } from './questionnaireBuilder.ts';

const limits = { maxCharacters: 200, maxDepth: 4, maxMembers: 10 };
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

function reasonOf(text: string): unknown {
  try {
    parseStrictJson(text, limits);
  } catch (error) {
    return error instanceof Problem && error.code === 'json-malformed' ? error.detail['reason'] : error;
  }
  return 'accepted';
}

describe('parseStrictJson', () => {
  test.each([
    '0',
    '"a"',
    'null',
    ' { "a" : [ 1 , -2.5e3 , true , { } , [ ] ] } ',
    '"\\u00e5 \\ud834\\udd1e 𝄞 \\" \\\\ \\/"',
    '{"a":{"a":{"a":{"a":1}}}}',
    '[1,2,3,4,5,6,7,8,9,10]',
    nested(5),
  ])('reads %s as JSON.parse does', (text) => {
    expect(parseStrictJson(text, limits)).toEqual(JSON.parse(text));
  });

  test.each([
    ['', 'syntax'],
    [' ', 'syntax'],
    ['{', 'syntax'],
    [']', 'syntax'],
    ['[}', 'syntax'],
    ['{"a"}', 'syntax'],
    ['{"a":1,}', 'syntax'],
    ['[1,]', 'syntax'],
    ['[1 2]', 'syntax'],
    ['{1:2}', 'syntax'],
    ['{"a" 1}', 'syntax'],
    ['1 1', 'syntax'],
    ['01', 'syntax'],
    ['.5', 'syntax'],
    ['NaN', 'syntax'],
    ['Infinity', 'syntax'],
    ['undefined', 'syntax'],
    ["'a'", 'syntax'],
    ['"a', 'syntax'],
    ['"\u0001"', 'syntax'],
    ['"\\x41"', 'syntax'],
    ['"\\u12"', 'syntax'],
    ['// a comment\n1', 'syntax'],
    ['\ufeff1', 'syntax'],
    ['\u00a01', 'syntax'],
    ['1e309', 'number'],
    ['[-1e309]', 'number'],
    ['"\ud800"', 'surrogate'],
    ['"\\ud800"', 'surrogate'],
    ['"\\udc00\\ud800"', 'surrogate'],
    ['{"\\ud800":1}', 'surrogate'],
    ['{"__proto__":1}', 'key'],
    ['{"a":{"constructor":1}}', 'key'],
    ['{"prototype":1}', 'key'],
    ['{"__pro\\u0074o__":1}', 'key'],
    ['{"a":1,"a":1}', 'key'],
    ['{"a":1,"\\u0061":2}', 'key'],
    [nested(6), 'depth'],
    ['{"a":{"a":{"a":{"a":{}}}}}', 'accepted'],
    ['{"a":{"a":{"a":{"a":{"a":1}}}}}', 'accepted'],
    ['{"a":{"a":{"a":{"a":{"a":{}}}}}}', 'depth'],
    ['[1,2,3,4,5,6,7,8,9,10,11]', 'members'],
    ['[[1,2,3,4,5],[1,2,3,4]]', 'members'],
    ['{"a":[1,2,3,4,5],"b":[1,2,3,4]}', 'members'],
    [`"${'a'.repeat(199)}"`, 'characters'],
  ])('finds %j to be: %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  test('leaves every prototype as it was', () => {
    reasonOf('{"__proto__":{"polluted":true}}');
    expect('polluted' in {}).toBe(false);
  });

  const roomy = { maxCharacters: 1e6, maxDepth: 1000, maxMembers: 1e6 };
  const hasRefusedKey = (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).some(
      ([key, inner]) => ['__proto__', 'constructor', 'prototype'].includes(key) || hasRefusedKey(inner),
    );

  test('agrees with JSON.parse on everything that JSON.stringify writes', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ depthSize: 'medium', stringUnit: 'grapheme' }),
        fc.nat({ max: 3 }),
        (value, indent) => {
          fc.pre(!hasRefusedKey(value));
          const text = JSON.stringify(value, undefined, indent);
          expect(parseStrictJson(text, roomy)).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  test('accepts nothing that JSON.parse refuses, and throws nothing but Problem', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '1',
      '-',
      'e5',
      'true',
      'null',
      ' ',
      '"',
      '\\',
      '\ud800',
      '.',
      '0',
    ];
    const texts = fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
      arbitraryJunk,
    );
    fc.assert(
      fc.property(texts, (text) => {
        let strict: unknown = 'refused';
        try {
          strict = { value: parseStrictJson(text, roomy) };
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
        if (strict !== 'refused') expect(strict).toEqual({ value: JSON.parse(text) });
      }),
      { numRuns: 800 },
    );
  });
});
