// Base64url without padding (RFC 4648 section 5). One text per byte string: anything else is refused.
import type { Bytes } from './bytes.ts';
import { Problem } from './problem.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const valueOfSymbol: ReadonlyMap<string, number> = new Map(Array.from(alphabet, (symbol, value) => [symbol, value]));

export function toBase64url(bytes: Uint8Array): string {
  const symbols: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += 3) {
    const group = ((bytes[offset] ?? 0) << 16) | ((bytes[offset + 1] ?? 0) << 8) | (bytes[offset + 2] ?? 0);
    const count = Math.min(bytes.length - offset, 3) + 1;
    for (let index = 0; index < count; index++) symbols.push(alphabet.charAt((group >> (18 - 6 * index)) & 63));
  }
  return symbols.join('');
}

/** @throws Problem `base64url-malformed` on padding, white space, foreign symbols and non-zero spare bits */
export function fromBase64url(text: string): Bytes {
  if (text.length % 4 === 1) throw new Problem('base64url-malformed');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let offset = 0;
  for (const symbol of text) {
    const value = valueOfSymbol.get(symbol);
    if (value === undefined) throw new Problem('base64url-malformed');
    held = (held << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[offset++] = held >> bits;
      held &= (1 << bits) - 1;
    }
  }
  if (held !== 0) throw new Problem('base64url-malformed');
  return bytes;
}
