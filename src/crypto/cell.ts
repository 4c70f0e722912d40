// Sealing what a device keeps: one size, so that a row says nothing (docs/protocol.md, section 10).
import { type Bytes, concatBytes } from '../core/bytes.ts';
import { pad, unpad } from '../core/padding.ts';
import { Problem } from '../core/problem.ts';
import { decodeUtf8, encodeUtf8 } from '../core/utf8.ts';
import { openSecretbox, sealSecretbox } from './primitives.ts';

const nonceLength = 24;
const paddedLength = 32_768;
export const cellLength = nonceLength + 16 + paddedLength;

/** 32,808 bytes. `nonce` is 24 fresh random bytes. @throws Problem `padding-overflow` when the content passes 32,767 bytes */
export function sealCell(content: string, cellKey: Uint8Array, nonce: Uint8Array): Bytes {
  const padded = pad(encodeUtf8(content), paddedLength);
  const blob = concatBytes(nonce, sealSecretbox(padded, nonce, cellKey));
  padded.fill(0);
  return blob;
}

/** The content, or undefined for whatever this key did not seal: damaged, swapped, another type. */
export function openCell(blob: unknown, cellKey: Uint8Array): string | undefined {
  if (!(blob instanceof Uint8Array) || blob.length !== cellLength) return undefined;
  const padded = openSecretbox(blob.subarray(nonceLength), blob.subarray(0, nonceLength), cellKey);
  if (padded === undefined) return undefined;
  try {
    return decodeUtf8(unpad(padded));
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  } finally {
    padded.fill(0);
  }
}
