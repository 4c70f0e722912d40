import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type Code,
  codeAlphabet,
  codeData,
  codesIn,
  formatCode,
  makeCode,
  parseCode,
  receiptReference,
} from '../../src/core/code.ts';
import { formatSetupToken, parseSetupToken } from '../../src/core/setupRequest.ts';

const isAccepted = (typed: string) => parseCode(typed).ok;
const codes = Array.from({ length: 1000 }, () => makeCode(randomBytes));

/** The check symbol once more, by long multiplication of polynomials. */
function naiveCheck(data: string): string {
  const reduce = (value: number): number => {
    let rest = value;
    for (let bit = 12; bit >= 5; bit--) if ((rest >> bit) & 1) rest ^= 0b100101 << (bit - 5);
    return rest;
  };
  const times = (left: number, right: number): number => {
    let product = 0;
    for (let bit = 0; bit < 5; bit++) if ((right >> bit) & 1) product ^= left << bit;
    return reduce(product);
  };
  let sum = 0x15;
  Array.from(data).forEach((symbol, index) => {
    let power = 1;
    for (let step = 0; step <= index; step++) power = times(power, 2);
    sum ^= times(power, codeAlphabet.indexOf(symbol));
  });
  return codeAlphabet.charAt(sum);
}

describe('a code', () => {
  it('checks by the rule, written a second time', () => {
    for (const code of codes) expect(code).toBe(codeData(code) + naiveCheck(codeData(code)));
  });

  it('A04: is refused with any one symbol wrong', () => {
    let slipped = 0;
    for (const code of codes) {
      for (let at = 0; at < 12; at++) {
        for (const symbol of codeAlphabet) {
          if (symbol !== code[at] && isAccepted(code.slice(0, at) + symbol + code.slice(at + 1))) slipped++;
        }
      }
    }
    expect(slipped).toBe(0);
  });

  it('A04: is refused with any two different symbols swapped', () => {
    let slipped = 0;
    for (const code of codes) {
      for (let left = 0; left < 12; left++) {
        for (let right = left + 1; right < 12; right++) {
          const symbols = Array.from(code);
          [symbols[left], symbols[right]] = [symbols[right] ?? '', symbols[left] ?? ''];
          const swapped = symbols.join('');
          if (swapped !== code && isAccepted(swapped)) slipped++;
        }
      }
    }
    expect(slipped).toBe(0);
  });

  it('A02: is read however it was typed', () => {
    for (const code of codes.slice(0, 200)) {
      const printed = formatCode(code);
      const fullWidth = Array.from(code, (symbol) => String.fromCharCode(symbol.charCodeAt(0) + 0xfee0)).join('');
      const lookAlike = code.replaceAll('0', 'o').replaceAll('1', 'l');
      const typed = [printed, printed.toLowerCase(), printed.replaceAll('-', ' '), ` ${code}\n`, fullWidth, lookAlike];
      const dashed = [...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212_.'].map((dash) => printed.replaceAll('-', dash));
      for (const text of [...typed, ...dashed, code.replaceAll('1', 'I')]) {
        expect(parseCode(text)).toEqual({ ok: true, code });
      }
    }
  });

  it('A03: is refused in one neutral way when it is no code, and a long paste costs nothing', () => {
    const [code] = codes as [Code];
    const typed = [
      '',
      code.slice(1),
      `${code}0`,
      `U${code.slice(1)}`,
      `${code.slice(1)}\u{1f642}`,
      'å'.repeat(12),
      code.repeat(900),
    ];
    for (const text of typed) expect(parseCode(text).ok).toBe(false);
    const before = performance.now();
    parseCode('3'.repeat(10_000_000));
    expect(performance.now() - before).toBeLessThan(50);
  });

  it('A05: is not twelve zeros', () => {
    expect(parseCode('000000000000')).toEqual({ ok: false, reason: 'check' });
    expect(isAccepted('ZZZZZZZZZZZZ')).toBe(false);
  });

  it('A12: is found in a text, whatever stands around it', () => {
    const [code, other] = codes as [Code, Code];
    const printed = formatCode(code);
    const texts = [printed, `min kod: ${printed}.`, `kode ${code.toLowerCase()}!`, printed.replaceAll('-', ' – ')];
    for (const text of texts) expect(codesIn(text)).toEqual([code]);
    expect(codesIn(`${printed} eller\n${formatCode(other)}`)).toEqual([code, other]);
    for (const text of ['', 'sammanhang', `x${code}`, `${code}x`, `å${printed}`, code.slice(1), '0'.repeat(500)])
      expect(codesIn(text)).toEqual([]);
  });

  it('A14: takes every symbol evenly and never comes twice', () => {
    const many = Array.from({ length: 20_000 }, () => makeCode(randomBytes));
    expect(new Set(many).size).toBe(many.length);
    for (let at = 0; at < 12; at++) {
      const counts = new Map<string, number>();
      for (const code of many) counts.set(code[at] ?? '', (counts.get(code[at] ?? '') ?? 0) + 1);
      const expected = many.length / 32;
      const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // 31 degrees of freedom: past 90 in one of ten million runs.
      expect(counts.size).toBe(32);
      expect(chiSquare).toBeLessThan(90);
    }
  });
});

describe('other symbols of the alphabet', () => {
  it('the reference of a receipt is the first forty bits of the digest', () => {
    expect(receiptReference(Uint8Array.of(0, 0, 0, 0, 0, 255))).toBe('0000-0000');
    expect(receiptReference(Uint8Array.of(255, 255, 255, 255, 255, 0))).toBe('ZZZZ-ZZZZ');
    expect(receiptReference(Uint8Array.of(0x08, 0x42, 0x10, 0x84, 0x21))).toBe('1111-1111');
  });

  it('a set-up token comes back from what was printed', () => {
    for (let count = 0; count < 200; count++) {
      const token = new Uint8Array(randomBytes(10));
      expect(parseSetupToken(formatSetupToken(token))).toEqual(token);
      expect(parseSetupToken(formatSetupToken(token).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))).toEqual(
        token,
      );
    }
  });
});
