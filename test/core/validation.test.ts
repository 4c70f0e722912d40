import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Question, questionByLinkId } from '../../src/core/questionnaire.ts';
import {
  cleanText,
  freeTextCharacters,
  freeTextJsonBytes,
  isValidAnswer,
  jsonStringBytes,
  validateAnswer,
} from '../../src/core/validation.ts';
import {
  arbitraryAnswers,
  arbitraryJunk,
  arbitraryQuestionnaire,
  choice,
  type FhirJson,
  item,
  option,
  questionnaireOf,
  yesNo,
} from './questionnaireBuilder.ts';

function question(json: FhirJson): Question {
  const found = questionByLinkId(questionnaireOf([json]), 'q');
  if (found === undefined) throw new Error('the question must be called q');
  return found;
}

const many = item('open-choice', 'q', {
  repeats: true,
  answerOption: [option('a'), option('b'), option('none', { exclusive: true })],
});

describe('validateAnswer', () => {
  test.each<[string, FhirJson, unknown]>([
    ['yes', yesNo('q'), true],
    ['no', yesNo('q'), false],
    ['a whole number', item('integer', 'q'), -3],
    ['a decimal', item('decimal', 'q'), 1.25],
    ['a leap day', item('date', 'q'), '2024-02-29'],
    ['a birth year long ago', item('date', 'q'), '1899-12-31'],
    ['an option', choice('q', ['a', 'b']), 'b'],
    ['a list of options', choice('q', ['a', 'b'], { repeats: true }), ['b', 'a']],
    ['own words', item('open-choice', 'q', { answerOption: [option('a')] }), { text: 'Något annat' }],
    ['options and own words', many, ['a', { text: 'Något annat' }]],
    ['an exclusive option alone', many, ['none']],
    ['text with line ends', item('text', 'q'), { text: 'Ett\ntvå' }],
    ['500 letters', item('text', 'q'), { text: 'å'.repeat(500) }],
    ['exactly 1,200 JSON bytes', item('text', 'q'), { text: `${'€'.repeat(399)}a` }],
    ['nothing, where nothing is demanded', yesNo('q'), undefined],
  ])('takes %s', (_, json, value) => {
    expect(validateAnswer(question(json), value)).toBeUndefined();
  });

  test.each<[string, FhirJson, unknown, string]>([
    ['nothing where an answer is demanded', yesNo('q', { required: true }), undefined, 'required'],
    ['null', yesNo('q'), null, 'wrong-type'],
    ['a string for yes', yesNo('q'), 'true', 'wrong-type'],
    ['a fraction for a whole number', item('integer', 'q'), 1.5, 'not-a-whole-number'],
    ['not a number', item('integer', 'q'), Number.NaN, 'not-a-whole-number'],
    ['infinity', item('decimal', 'q'), Number.POSITIVE_INFINITY, 'number-out-of-range'],
    ['not a number for a decimal', item('decimal', 'q'), Number.NaN, 'number-out-of-range'],
    ['minus zero', item('integer', 'q'), -0, 'wrong-type'],
    ['a number past 32 bits', item('integer', 'q'), 2_147_483_648, 'number-out-of-range'],
    ['a number as a string', item('integer', 'q'), '1', 'wrong-type'],
    ['a day that does not exist', item('date', 'q'), '2023-02-29', 'not-a-date'],
    ['a month', item('date', 'q'), '2023-02', 'not-a-date'],
    ['a date with time', item('date', 'q'), '2023-02-01T00:00:00Z', 'not-a-date'],
    ['a date as a number', item('date', 'q'), 20230201, 'wrong-type'],
    ['an unknown option', choice('q', ['a']), 'b', 'unknown-option'],
    ['an option called like a built-in', choice('q', ['a']), 'constructor', 'unknown-option'],
    ['own words where only options count', choice('q', ['a']), { text: 'a' }, 'wrong-type'],
    ['a list where one is asked', choice('q', ['a']), ['a'], 'wrong-type'],
    ['one where a list is asked', many, 'a', 'wrong-type'],
    ['an empty list', many, [], 'empty'],
    ['an option twice', many, ['a', 'a'], 'repeated-option'],
    ['an exclusive option in company', many, ['a', 'none'], 'exclusive-option'],
    ['an exclusive option beside own words', many, [{ text: 'x' }, 'none'], 'exclusive-option'],
    ['own words twice', many, [{ text: 'x' }, { text: 'y' }], 'one-own-answer'],
    ['a list in a list', many, [['a']], 'wrong-type'],
    ['a bare string for text', item('text', 'q'), 'text', 'wrong-type'],
    ['text with a second member', item('text', 'q'), { text: 'a', more: 1 }, 'wrong-type'],
    ['blank text', item('text', 'q'), { text: ' \n ' }, 'empty'],
    ['a control character', item('text', 'q'), { text: 'a\u0007' }, 'characters-refused'],
    ['a tab', item('text', 'q'), { text: 'a\tb' }, 'characters-refused'],
    ['half a surrogate pair', item('text', 'q'), { text: 'a\ud800' }, 'characters-refused'],
    ['text that is not NFC', item('text', 'q'), { text: 'a\u030a' }, 'characters-refused'],
    ['a line end in a one-line answer', item('string', 'q'), { text: 'a\nb' }, 'characters-refused'],
    ['501 letters', item('text', 'q'), { text: 'a'.repeat(501) }, 'too-long'],
    ['more than its own limit', item('string', 'q', { maxLength: 3 }), { text: 'abcd' }, 'too-long'],
    ['1,201 JSON bytes in 400 letters', item('text', 'q'), { text: `${'€'.repeat(399)}aa` }, 'too-heavy'],
    ['500 letters that are too heavy', item('text', 'q'), { text: '"€'.repeat(250) }, 'too-heavy'],
  ])('refuses %s', (_, json, value, code) => {
    expect(validateAnswer(question(json), value)?.code).toBe(code);
  });

  test('counts an emoji as one character', () => {
    expect(validateAnswer(question(item('string', 'q', { maxLength: 2 })), { text: '🙂🙂' })).toBeUndefined();
    expect(validateAnswer(question(item('string', 'q', { maxLength: 2 })), { text: '🙂🙂🙂' })).toEqual({
      code: 'too-long',
      maximum: 2,
    });
  });

  test('tells a text that is too heavy from one that is too long', () => {
    expect(validateAnswer(question(item('text', 'q')), { text: '🙂'.repeat(400) })).toEqual({ code: 'too-heavy' });
  });

  test('takes everything that the generator of answers makes', () => {
    const both = arbitraryQuestionnaire.chain((questionnaire) =>
      fc.tuple(fc.constant(questionnaire), arbitraryAnswers(questionnaire)),
    );
    fc.assert(
      fc.property(both, ([questionnaire, answers]) => {
        for (const answer of answers.values()) {
          const asked = questionByLinkId(questionnaire, answer.linkId);
          if (asked !== undefined && 'value' in answer) expect(isValidAnswer(asked, answer.value)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

const arbitraryTyped = fc
  .array(fc.oneof(arbitraryJunk, fc.constantFrom(' ', '\n', '\r\n', '\t', '\u2028', 'a', '\u030a', '\u1100\u1161')), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''));

describe('cleanText', () => {
  test.each([
    ['  Hej \n', 'Hej'],
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['a\tb', 'a b'],
    ['a\u0000\u0007b\u009f', 'ab'],
    ['a\ud800b\udc00', 'ab'],
    ['a\u030a', 'å'],
  ])('makes %o fit: %o', (typed, cleaned) => {
    expect(cleanText(typed)).toBe(cleaned);
  });

  test('gives only what a text question takes, short of length, and changes it no further', () => {
    const text = question(item('text', 'q'));
    fc.assert(
      fc.property(arbitraryTyped, (typed) => {
        const cleaned = cleanText(typed);
        expect(cleanText(cleaned)).toBe(cleaned);
        expect([undefined, 'empty', 'too-long', 'too-heavy']).toContain(validateAnswer(text, { text: cleaned })?.code);
      }),
      { numRuns: 200 },
    );
  });
});

test('no free text that is accepted passes its limits', () => {
  const text = question(item('text', 'q'));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 700 }), (typed) => {
      const cleaned = cleanText(typed);
      if (validateAnswer(text, { text: cleaned }) !== undefined) return;
      expect(Array.from(cleaned).length).toBeLessThanOrEqual(freeTextCharacters);
      expect(Buffer.byteLength(JSON.stringify(cleaned))).toBeLessThanOrEqual(freeTextJsonBytes);
      expect(jsonStringBytes(cleaned)).toBe(Buffer.byteLength(JSON.stringify(cleaned)));
    }),
  );
});
