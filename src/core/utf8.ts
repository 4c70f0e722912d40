// UTF-8 by hand: core has no TextEncoder. Fatal in both directions, because bytes that are signed or sealed
// must have one reading only.
import type { Bytes } from './bytes.ts';
import { Problem } from './problem.ts';

/** Bytes that `text` takes as UTF-8. A lone surrogate counts three. */
export function utf8Length(text: string): number {
  let length = 0;
  for (const symbol of text) length += widthOf(symbol.codePointAt(0) ?? 0);
  return length;
}

/** @throws Problem `utf8-malformed` on a lone surrogate */
export function encodeUtf8(text: string): Bytes {
  const bytes = new Uint8Array(utf8Length(text));
  let offset = 0;
  for (const symbol of text) {
    const point = symbol.codePointAt(0) ?? 0;
    if (isSurrogate(point)) throw new Problem('utf8-malformed');
    const width = widthOf(point);
    if (width === 1) bytes[offset++] = point;
    else {
      bytes[offset++] = (0xf00 >> width) | (point >> (6 * (width - 1)));
      for (let shift = 6 * (width - 2); shift >= 0; shift -= 6) bytes[offset++] = 0x80 | ((point >> shift) & 0x3f);
    }
  }
  return bytes;
}

/** @throws Problem `utf8-malformed` on anything but shortest-form UTF-8, on surrogates, and on a leading byte order mark */
export function decodeUtf8(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) throw new Problem('utf8-malformed');
  const parts: string[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const lead = bytes[offset] ?? 0;
    const width = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : 4;
    if (lead >= 0x80 && (lead < 0xc2 || lead > 0xf4)) throw new Problem('utf8-malformed');
    let point = width === 1 ? lead : lead & (0x7f >> width);
    for (let index = 1; index < width; index++) {
      const next = bytes[offset + index];
      if (next === undefined || (next & 0xc0) !== 0x80) throw new Problem('utf8-malformed');
      point = point * 64 + (next & 0x3f);
    }
    if (point > 0x10ffff || isSurrogate(point) || widthOf(point) !== width) throw new Problem('utf8-malformed');
    parts.push(String.fromCodePoint(point));
    offset += width;
  }
  return parts.join('');
}

function widthOf(point: number): 1 | 2 | 3 | 4 {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}
