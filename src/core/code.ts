// The code on the slip: twelve Crockford symbols, the last one a check symbol (docs/protocol.md, section 3).
import type { RandomBytes } from './random.ts';

declare const codeBrand: unique symbol;

/** Twelve canonical symbols without hyphens. Secret: never in a URL, a log, a title or an error. */
export type Code = string & { readonly [codeBrand]: true };

export type CodeRefusal = 'length' | 'alphabet' | 'check';

export type ParsedCode =
  | { readonly ok: true; readonly code: Code }
  | { readonly ok: false; readonly reason: CodeRefusal };

export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const codeLength = 12;

const dataLength = codeLength - 1;
const checkConstant = 0x15;
// Enough for twelve symbols with any plausible separators; longer pastes are refused before they cost anything.
const longestTyped = 128;
/** What may stand between symbols. */
export const separators = /[\s\u00ad\u2010-\u2015\u2212\u200b\u2060\ufeff_.-]/gu;

/** Forgives case, separators, full-width forms and look-alikes (O, I, L). Never says which symbol is wrong. */
export function parseCode(typed: string): ParsedCode {
  if (typed.length > longestTyped) return { ok: false, reason: 'length' };
  const symbols = normaliseSymbols(typed);
  if (symbols.length !== codeLength) return { ok: false, reason: 'length' };
  const values = Array.from(symbols, (symbol) => codeAlphabet.indexOf(symbol));
  if (values.includes(-1)) return { ok: false, reason: 'alphabet' };
  if (checkValue(values.slice(0, dataLength)) !== values[dataLength]) return { ok: false, reason: 'check' };
  return { ok: true, code: symbols as Code };
}

// Three groups of four, run together or with separators between them, and no letter or digit beside them. Matches nothing
// itself, so that words of four letters before a code do not use it up.
const mention =
  /(?<![\p{L}\p{N}])(?=([\p{L}\p{N}]{4}(?:[\s\u2010-\u2015\u2212_.-]{0,3}[\p{L}\p{N}]{4}){2})(?![\p{L}\p{N}]))/gu;

/** Every valid code that stands in a text, in the order of the text. A long word may be one by chance (1 in 32). */
export function codesIn(text: string): readonly Code[] {
  return Array.from(text.matchAll(mention), ([, typed = '']) => parseCode(typed)).flatMap((parsed) =>
    parsed.ok ? [parsed.code] : [],
  );
}

/** Upper-case canonical symbols of anything typed in the code's alphabet; foreign symbols stay and are for the caller to refuse. */
export function normaliseSymbols(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(separators, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}

/** `XXXX-XXXX-XXXX`, as printed. */
export function formatCode(code: Code): string {
  return groupSymbols(code);
}

/** The eleven data symbols: what the key derivation takes as its password (ASCII). */
export function codeData(code: Code): string {
  return code.slice(0, dataLength);
}

/** 55 random bits: eleven random bytes, the low five bits of each. */
export function makeCode(randomBytes: RandomBytes): Code {
  const values = Array.from(randomBytes(dataLength), (byte) => byte & 31);
  return symbolsOf([...values, checkValue(values)]) as Code;
}

/** `XXXX-XXXX`: the first 40 bits of the digest, which clinic and client can compare. */
export function receiptReference(digest: Uint8Array): string {
  return groupSymbols(toSymbols(digest.subarray(0, 5)));
}

/** Whole groups of five bytes as eight symbols each. */
export function toSymbols(bytes: Uint8Array): string {
  const values: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      values.push((held >> bits) & 31);
      held &= (1 << bits) - 1;
    }
  }
  return symbolsOf(values);
}

/** Groups of four with hyphens. */
export function groupSymbols(symbols: string): string {
  return symbols.replace(/(.{4})(?=.)/g, '$1-');
}

function symbolsOf(values: readonly number[]): string {
  return values.map((value) => codeAlphabet.charAt(value)).join('');
}

/** Over GF(32) with x^5 + x^2 + 1, alpha = 2: the constant plus the sum of alpha^(i+1) times symbol i. */
function checkValue(values: readonly number[]): number {
  let sum = checkConstant;
  let coefficient = 2;
  for (const value of values) {
    sum ^= multiply(coefficient, value);
    coefficient = multiply(coefficient, 2);
  }
  return sum;
}

function multiply(left: number, right: number): number {
  let product = 0;
  for (let bit = 4; bit >= 0; bit--) {
    product <<= 1;
    if (product & 32) product ^= 0b100101;
    if ((right >> bit) & 1) product ^= left;
  }
  return product;
}
