// ISO/IEC 7816-4 padding: 0x80, then zeros. Every sealed thing has one size, so its length says nothing.
import type { Bytes } from './bytes.ts';
import { Problem } from './problem.ts';

/** `bytes` (at most `size` - 1 of them) as exactly `size` bytes. @throws Problem `padding-overflow` */
export function pad(bytes: Uint8Array, size: number): Bytes {
  if (bytes.length >= size) throw new Problem('padding-overflow', { limit: size - 1, length: bytes.length });
  const padded = new Uint8Array(size);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  return padded;
}

/** @throws Problem `padding-malformed` when no 0x80 is left after the trailing zeros */
export function unpad(padded: Uint8Array): Bytes {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end--;
  if (end < 0 || padded[end] !== 0x80) throw new Problem('padding-malformed');
  return padded.slice(0, end) as Bytes;
}
