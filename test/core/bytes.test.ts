import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '../../src/core/base64url.ts';
import {
  ByteReader,
  compareBytes,
  concatBytes,
  equalBytes,
  fromHex,
  hex,
  isZero,
  u8,
  u16,
  u32,
} from '../../src/core/bytes.ts';
import { pad, unpad } from '../../src/core/padding.ts';
import { decodeUtf8, encodeUtf8, utf8Length } from '../../src/core/utf8.ts';

const bytes = fc.uint8Array({ maxLength: 200 });
const anyText = fc.string({ unit: 'binary', maxLength: 100 });

describe('bytes', () => {
  it('read as Node reads them', () => {
    fc.assert(
      fc.property(bytes, bytes, (left, right) => {
        expect(hex(left)).toBe(Buffer.from(left).toString('hex'));
        expect(fromHex(hex(left))).toEqual(left);
        expect(hex(concatBytes(left, right))).toBe(Buffer.concat([left, right]).toString('hex'));
        expect(equalBytes(left, right)).toBe(Buffer.compare(left, right) === 0);
        expect(Math.sign(compareBytes(left, right))).toBe(Buffer.compare(left, right));
        expect(isZero(left)).toBe(left.every((byte) => byte === 0));
      }),
    );
  });

  it('hold integers big-endian, and none that does not fit', () => {
    expect(hex(concatBytes(u8(255), u16(0x1234), u32(0xfedcba98)))).toBe('ff1234fedcba98');
    const refused = [
      () => u8(256),
      () => u16(65_536),
      () => u32(2 ** 32),
      () => u32(-1),
      () => u8(0.5),
      () => u32(Number.NaN),
    ];
    for (const attempt of refused) expect(attempt).toThrow('bytes-malformed');
  });

  it('are refused as hexadecimal in capitals, in half or in other symbols', () => {
    for (const text of ['A0', 'abc', '0x', ' 00', 'zz']) expect(() => fromHex(text)).toThrow('bytes-malformed');
  });

  it('are read to the end and not past it', () => {
    const reader = new ByteReader(fromHex('0102030405'));
    expect(reader.u16()).toBe(0x0102);
    expect(() => reader.end()).toThrow('bytes-malformed');
    expect(() => reader.take(4)).toThrow('bytes-malformed');
    expect(reader.take(3)).toEqual(fromHex('030405'));
    reader.end();
  });

  it('that were taken are a copy', () => {
    const source = fromHex('0102');
    const taken = new ByteReader(source).take(2);
    source.fill(0);
    expect(hex(taken)).toBe('0102');
  });
});

describe('base64url', () => {
  it('is what Node writes', () => {
    fc.assert(
      fc.property(bytes, (input) => {
        const text = toBase64url(input);
        expect(text).toBe(Buffer.from(input).toString('base64url'));
        expect(fromBase64url(text)).toEqual(input);
      }),
    );
  });

  it('has one text for one byte string: what decodes, encodes to itself', () => {
    const symbols = fc.string({ unit: fc.constantFrom(...'ABab09-_+/= \n'), maxLength: 8 });
    fc.assert(
      fc.property(symbols, (text) => {
        let decoded: Uint8Array;
        try {
          decoded = fromBase64url(text);
        } catch {
          return;
        }
        expect(toBase64url(decoded)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['A', 'AAAAA', 'AB', 'AAB', 'AA==', 'A A', 'AA\n', '+A', '/w', 'åA'])('refuses %j', (text) => {
    expect(() => fromBase64url(text)).toThrow('base64url-malformed');
  });
});

describe('UTF-8', () => {
  it('is what the platform writes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const encoded = encodeUtf8(text);
        expect(encoded).toEqual(new Uint8Array(new TextEncoder().encode(text)));
        expect(utf8Length(text)).toBe(encoded.length);
        if (!text.startsWith('\ufeff')) expect(decodeUtf8(encoded)).toBe(text);
      }),
    );
  });

  it('is refused exactly where the platform is fatal', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const twin = (input: Uint8Array) => {
      try {
        return decoder.decode(input);
      } catch {
        return undefined;
      }
    };
    const ours = (input: Uint8Array) => {
      try {
        return decodeUtf8(input);
      } catch {
        return undefined;
      }
    };
    const byte = fc.constantFrom(
      0x00,
      0x41,
      0x7f,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc0,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0xff,
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), fc.array(byte, { maxLength: 6 }), (random, edges) => {
        for (const input of [random, Uint8Array.from(edges)]) {
          const expected = twin(input);
          expect(ours(input)).toBe(expected?.startsWith('\ufeff') ? undefined : expected);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('refuses half a surrogate pair and a byte order mark', () => {
    expect(() => encodeUtf8('\ud800')).toThrow('utf8-malformed');
    expect(() => encodeUtf8('a\udc00b')).toThrow('utf8-malformed');
    expect(() => decodeUtf8(fromHex('efbbbf41'))).toThrow('utf8-malformed');
    expect(() => decodeUtf8(fromHex('eda080'))).toThrow('utf8-malformed');
  });
});

describe('padding', () => {
  it('comes off as it went on, whatever the bytes end with', () => {
    fc.assert(
      fc.property(bytes, fc.nat(50), (input, room) => {
        const padded = pad(input, input.length + 1 + room);
        expect(padded).toHaveLength(input.length + 1 + room);
        expect(unpad(padded)).toEqual(input);
      }),
    );
  });

  it('C11: is refused without its 0x80, and when nothing is left', () => {
    for (const text of ['', '00', '0000', '01', '4142', '80ff', '7f00']) {
      expect(() => unpad(fromHex(text))).toThrow('padding-malformed');
    }
    expect(unpad(fromHex('800000'))).toHaveLength(0);
    expect(() => pad(new Uint8Array(4), 4)).toThrow('padding-overflow');
  });
});
