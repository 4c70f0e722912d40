// One check of a vector, and the few verbs that checks are made of. Nothing of Node here: page and worker run it too.
import { type Bytes, concatBytes, equalBytes, fromHex, hex } from '../../src/core/bytes.ts';
import { Problem } from '../../src/core/problem.ts';
import { sha512 } from '../../src/crypto/primitives.ts';

export interface Check {
  readonly name: string;
  /** Throws when the vector is not reproduced, or not refused. */
  readonly run: () => void;
}

/** Byte edits on bytes that pass. */
export interface Change {
  readonly length?: number;
  readonly changes?: readonly { readonly at: number; readonly hex: string }[];
}

export function changed(original: Uint8Array, { length, changes = [] }: Change): Bytes {
  const bytes = concatBytes(original.subarray(0, length ?? original.length));
  for (const { at, hex: text } of changes) bytes.set(fromHex(text), at);
  const missing = Math.max(0, (length ?? 0) - bytes.length);
  return concatBytes(bytes, new Uint8Array(missing));
}

export function mustEqual(actual: unknown, expected: unknown, what = 'value'): void {
  if (actual !== expected) throw new Error(`${what}: ${String(actual)} is not ${String(expected)}`);
}

export function mustBe(bytes: Uint8Array, expectedHex: string, what = 'bytes'): void {
  mustEqual(hex(bytes), expectedHex, what);
}

export function mustHash(bytes: Uint8Array, start: string, length?: number): void {
  if (length !== undefined) mustEqual(bytes.length, length, 'length');
  mustEqual(hex(sha512(bytes)).slice(0, start.length), start, 'SHA-512');
}

export function mustEqualBytes(actual: Uint8Array, expected: Uint8Array, what = 'bytes'): void {
  if (!equalBytes(actual, expected)) throw new Error(`${what}: ${hex(actual)} is not ${hex(expected)}`);
}

/** Refused is a Problem or undefined; any other error is a defect, and so is a result. */
export function mustRefuse(attempt: () => unknown): void {
  let result: unknown;
  try {
    result = attempt();
  } catch (error) {
    if (error instanceof Problem) return;
    throw error;
  }
  if (result !== undefined) throw new Error('accepted');
}

/** Feeds fixed bytes where random ones are drawn, in order, and nothing more. */
export function fixedRandom(...draws: readonly string[]): (length: number) => Bytes {
  const left = draws.map(fromHex);
  return (length) => {
    const next = left.shift();
    if (next?.length !== length) throw new Error('a draw that the vector does not have');
    return next;
  };
}
