// Seals a stream to a public key whose private half is kept elsewhere: the machine that writes backups cannot read them.
// "FRMB" ‖ 1 ‖ 0 0 0 ‖ ephemeral X25519 key(32) ‖ AES-256-GCM ciphertext ‖ tag(16), one fresh key a file.
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, openSync, readSync, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { toBase64url } from '../../core/base64url.ts';
import { concatBytes, equalBytes } from '../../core/bytes.ts';

const magic = Uint8Array.from(Buffer.from('FRMB\x01\0\0\0', 'latin1'));
const headLength = magic.length + 32;
const tagLength = 16;
/** Each file has its own key, so the nonce may be constant. */
const nonce = new Uint8Array(12);

/** Both 32 bytes. */
export function makeBackupKey(): { readonly privateKey: Uint8Array; readonly publicKey: Uint8Array } {
  const pair = generateKeyPairSync('x25519');
  const jwk = pair.privateKey.export({ format: 'jwk' });
  return { privateKey: Buffer.from(jwk.d ?? '', 'base64url'), publicKey: Buffer.from(jwk.x ?? '', 'base64url') };
}

/** Fulfilled when the whole file is written; durability is the caller's part. */
export async function sealStream(source: Readable, path: string, publicKey: Uint8Array): Promise<void> {
  const ephemeral = generateKeyPairSync('x25519');
  const ephemeralPublicKey = rawPublicKey(ephemeral.publicKey);
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: publicKeyObject(publicKey) });
  const cipher = createCipheriv('aes-256-gcm', fileKey(shared, ephemeralPublicKey, publicKey), nonce);
  const target = createWriteStream(path, { mode: 0o600 });
  target.write(concatBytes(magic, ephemeralPublicKey));
  await pipeline(source, cipher, target, { end: false });
  await new Promise<void>((resolve, reject) => {
    target.once('error', reject);
    target.end(cipher.getAuthTag(), resolve);
  });
}

/** Writes the plain bytes to `target` (mode 0600). They are good only once this is fulfilled. @throws Error when the key does not fit or a byte was changed */
export async function openSealedFile(path: string, target: string, privateKey: Uint8Array): Promise<void> {
  const size = statSync(path).size;
  if (size < headLength + tagLength) throw new Error('the backup is cut short');
  const head = readPart(path, 0, headLength);
  if (!equalBytes(head.subarray(0, magic.length), magic)) throw new Error('this is no backup');
  const ephemeralPublicKey = head.subarray(magic.length);
  const key = privateKeyObject(privateKey);
  const shared = diffieHellman({ privateKey: key, publicKey: publicKeyObject(ephemeralPublicKey) });
  const ownPublicKey = rawPublicKey(createPublicKey(key));
  const decipher = createDecipheriv('aes-256-gcm', fileKey(shared, ephemeralPublicKey, ownPublicKey), nonce);
  decipher.setAuthTag(readPart(path, size - tagLength, tagLength));
  const body = createReadStream(path, { start: headLength, end: size - tagLength - 1 });
  try {
    await pipeline(body, decipher, createWriteStream(target, { mode: 0o600 }));
  } catch (error) {
    throw new Error('the backup does not open with this key, or was changed', { cause: error });
  }
}

function fileKey(shared: Uint8Array, ephemeralPublicKey: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const salt = concatBytes(ephemeralPublicKey, publicKey);
  return new Uint8Array(hkdfSync('sha512', shared, salt, 'form/1/backup\0', 32));
}

function rawPublicKey(key: KeyObject): Uint8Array {
  return Uint8Array.from(Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url'));
}

function publicKeyObject(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: toBase64url(raw) }, format: 'jwk' });
}

const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex');

function privateKeyObject(raw: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, raw]), format: 'der', type: 'pkcs8' });
}

function readPart(path: string, start: number, length: number): Uint8Array {
  const part = new Uint8Array(length);
  const file = openSync(path, 'r');
  try {
    readSync(file, part, 0, length, start);
  } finally {
    closeSync(file);
  }
  return part;
}
