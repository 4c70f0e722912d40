// Byte strings: joining, comparing, big-endian integers, hexadecimal, and a reader that refuses what does not fit.
import { Problem, type ProblemCode } from './problem.ts';

/** Bytes in memory of their own (never shared), as fetch, Blob and IndexedDB want them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Takes the same time wherever the first difference is. Lengths are not secret. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index++) difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
  return difference === 0;
}

/** Lexicographic order, as databases order keys: negative, zero or positive. Not constant time. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

export function isZero(bytes: Uint8Array): boolean {
  return equalBytes(bytes, new Uint8Array(bytes.length));
}

const hexOfByte: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexOfByte[byte];
  return text;
}

/** @throws Problem `bytes-malformed` unless `text` is lower-case hexadecimal of whole bytes */
export function fromHex(text: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new Problem('bytes-malformed');
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(2 * index, 2 * index + 2), 16),
  );
}

/** `value` as `width` bytes, big-endian. @throws Problem `bytes-malformed` when it does not fit */
function integerBytes(value: number, width: 1 | 2 | 4): Bytes {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** (8 * width)) throw new Problem('bytes-malformed');
  return Uint8Array.from({ length: width }, (_, index) => Math.floor(value / 2 ** (8 * (width - 1 - index))) % 256);
}

export const u8 = (value: number): Bytes => integerBytes(value, 1);
export const u16 = (value: number): Bytes => integerBytes(value, 2);
export const u32 = (value: number): Bytes => integerBytes(value, 4);

/** Reads fields one after the other. Whatever does not fit throws Problem with the code given at construction. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #code: ProblemCode;
  #offset = 0;

  constructor(bytes: Uint8Array, code: ProblemCode = 'bytes-malformed') {
    this.#bytes = bytes;
    this.#code = code;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  /** A copy of the next `length` bytes. */
  take(length: number): Bytes {
    if (!Number.isInteger(length) || length < 0 || length > this.remaining) this.refuse('length');
    const taken = new Uint8Array(length);
    taken.set(this.#bytes.subarray(this.#offset, this.#offset + length));
    this.#offset += length;
    return taken;
  }

  /** Passes over the next `length` bytes, whatever they are. */
  skip(length: number): void {
    if (!Number.isInteger(length) || length < 0 || length > this.remaining) this.refuse('length');
    this.#offset += length;
  }

  u8 = (): number => this.#integer(1);
  u16 = (): number => this.#integer(2);
  u32 = (): number => this.#integer(4);

  /** Demands exactly these bytes next (magic, version, reserved zeros). */
  expect(expected: Uint8Array, field: string): void {
    if (!equalBytes(this.take(expected.length), expected)) this.refuse(field);
  }

  /** Demands that nothing is left. */
  end(): void {
    if (this.remaining !== 0) this.refuse('length');
  }

  refuse(field: string): never {
    throw new Problem(this.#code, { field });
  }

  #integer(width: number): number {
    return this.take(width).reduce((value, byte) => value * 256 + byte, 0);
  }
}
