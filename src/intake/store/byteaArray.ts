// A list of byte strings as PostgreSQL's binary form of bytea[]: one parameter, and no text twice as long. The driver sends
// a Buffer as it is, in binary, whatever type the statement gives the parameter.
import type { Bytes } from '../../core/bytes.ts';

const byteaOid = 17;
const headerLength = 20;

export function byteaArray(values: readonly Bytes[]): Buffer {
  const array = Buffer.allocUnsafe(values.reduce((sum, value) => sum + 4 + value.length, headerLength));
  // One dimension, no nulls, so many elements counted from 1.
  for (const [at, word] of [1, 0, byteaOid, values.length, 1].entries()) array.writeInt32BE(word, 4 * at);
  let offset = headerLength;
  for (const value of values) {
    array.writeInt32BE(value.length, offset);
    array.set(value, offset + 4);
    offset += 4 + value.length;
  }
  return array;
}
