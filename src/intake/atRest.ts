// Seals the one column that names a clinic (about.json), so that a copied database does not. The file is public at
// the intake while it runs; the key lies in the key file, apart from the database and its backups.
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Bytes } from '../core/bytes.ts';
import { concatBytes } from '../core/bytes.ts';
import type { RandomBytes } from '../core/random.ts';

const nonceLength = 12;
const tagLength = 16;

/** nonce(12) ‖ AES-256-GCM(bytes) ‖ tag(16), bound to `context` (the clinic id). */
export function sealAtRest(
  serverSecret: Uint8Array,
  context: Uint8Array,
  bytes: Uint8Array,
  randomBytes: RandomBytes,
): Bytes {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', columnKey(serverSecret), nonce).setAAD(context);
  const sealed = [cipher.update(bytes), cipher.final()];
  return concatBytes(nonce, ...sealed, cipher.getAuthTag());
}

/** Undefined when it was sealed under another secret or context, or was changed. */
export function openAtRest(serverSecret: Uint8Array, context: Uint8Array, sealed: Uint8Array): Bytes | undefined {
  if (sealed.length < nonceLength + tagLength) return undefined;
  try {
    const nonce = sealed.subarray(0, nonceLength);
    const decipher = createDecipheriv('aes-256-gcm', columnKey(serverSecret), nonce)
      .setAAD(context)
      .setAuthTag(sealed.subarray(sealed.length - tagLength));
    return concatBytes(decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength)), decipher.final());
  } catch {
    return undefined;
  }
}

function columnKey(serverSecret: Uint8Array): Uint8Array {
  return createHmac('sha512', serverSecret).update('column/about').digest().subarray(0, 32);
}
