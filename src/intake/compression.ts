// Pages travel compressed where a browser says that it can: each file is compressed once, when it is first asked for, and kept.
// Only files that are the same for everybody: what people send and are answered is never compressed.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** Gives the bytes in one of the two forms, the same array each time. */
export type Compressed = (encoding: Encoding) => Promise<Uint8Array<ArrayBuffer>>;

// One step below the best: a tenth of a second for the largest file instead of one and a half.
const forms: Readonly<Record<Encoding, (bytes: Uint8Array) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

export function compressedOnce(bytes: Uint8Array): Compressed {
  const made = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  return (encoding) => {
    let form = made.get(encoding);
    if (form === undefined) {
      form = forms[encoding](bytes).then((each) => Uint8Array.from(each));
      made.set(encoding, form);
    }
    return form;
  };
}

/** The smaller of the forms that an `Accept-Encoding` header allows; undefined: as they are. */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const accepted = new Set(
    (header ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => part.replace(/\s/g, ''))
      .filter((part) => !/;q=0(?:\.0*)?$/.test(part))
      .map((part) => part.split(';')[0] ?? ''),
  );
  return accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : undefined;
}
