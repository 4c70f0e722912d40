// How the clinic page signs a request to the intake: nonce, signing preimage, Authorization header
// (docs/protocol.md, section 13). The bodies are in slotRecords.ts, submissionList.ts and recordBatch.ts.
import { fromBase64url, toBase64url } from './base64url.ts';
import { ByteReader, type Bytes, concatBytes, u8, u16, u32 } from './bytes.ts';
import { domainTag } from './domainTag.ts';
import { Problem } from './problem.ts';
import { encodeUtf8 } from './utf8.ts';

export const adminNonceLength = 32;
export const adminNonceLifeSeconds = 60;

export interface AdminNonce {
  /** 16 bytes. */
  readonly random: Bytes;
  /** Unix time in seconds. */
  readonly expiresAtSeconds: number;
  /** 12 bytes: start of the HMAC-SHA-512 under the intake's secret. */
  readonly mac: Bytes;
}

export interface AdminAuthorization {
  /** 8 bytes. */
  readonly keyId: Bytes;
  /** 32 bytes, as the intake gave it. */
  readonly nonce: Bytes;
  /** 64 bytes. */
  readonly signature: Bytes;
}

export interface RootAuthorization extends Omit<AdminAuthorization, 'keyId'> {
  /** 32 bytes. */
  readonly rootPublicKey: Bytes;
}

export interface AdminRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query exactly as sent, starting with a slash. */
  readonly path: string;
  readonly nonce: Uint8Array;
  /** SHA-512 of the body, of no bytes when there is none. */
  readonly bodyHash: Uint8Array;
}

/** What the registrar's, the reader's or the root key signs. @throws Problem `admin-request-malformed` */
export function adminSigningInput(request: AdminRequest): Bytes {
  const { method, path, nonce, bodyHash } = request;
  const fits = nonce.length === adminNonceLength && bodyHash.length === 64 && /^\/[\u0021-\u007e]{0,511}$/.test(path);
  if (!fits) throw new Problem('admin-request-malformed', { field: 'path' });
  const [methodBytes, pathBytes] = [encodeUtf8(method), encodeUtf8(path)];
  const target = concatBytes(u8(methodBytes.length), methodBytes, u16(pathBytes.length), pathBytes);
  return concatBytes(domainTag('admin'), target, nonce, bodyHash);
}

/** The value of the Authorization header. */
export function formatAuthorization(authorization: AdminAuthorization): string {
  const { keyId, nonce, signature } = authorization;
  return `Form1 ${toBase64url(keyId)}.${toBase64url(nonce)}.${toBase64url(signature)}`;
}

/** The same by the clinic's root key, which the intake knows whole from the profile. */
export function formatRootAuthorization(authorization: RootAuthorization): string {
  const { rootPublicKey, nonce, signature } = authorization;
  return `Root1 ${toBase64url(rootPublicKey)}.${toBase64url(nonce)}.${toBase64url(signature)}`;
}

/** @throws Problem `admin-request-malformed` when the header is absent or not exactly in form */
export function parseAuthorization(header: unknown): AdminAuthorization | RootAuthorization {
  const pattern = /^(?:Form1 ([A-Za-z0-9_-]{11})|Root1 ([A-Za-z0-9_-]{43}))\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{86})$/;
  const [, keyId, root, nonce, signature] = (typeof header === 'string' ? pattern.exec(header) : null) ?? [];
  if (nonce === undefined || signature === undefined) {
    throw new Problem('admin-request-malformed', { field: 'authorization' });
  }
  const proof = { nonce: fromBase64url(nonce), signature: fromBase64url(signature) };
  return root === undefined
    ? { ...proof, keyId: fromBase64url(keyId ?? '') }
    : { ...proof, rootPublicKey: fromBase64url(root) };
}

/** @throws Problem `admin-request-malformed` unless 32 bytes */
export function parseAdminNonce(bytes: Uint8Array): AdminNonce {
  const reader = new ByteReader(bytes, 'admin-request-malformed');
  const nonce = { random: reader.take(16), expiresAtSeconds: reader.u32(), mac: reader.take(12) };
  reader.end();
  return nonce;
}

export function encodeAdminNonce(nonce: AdminNonce): Bytes {
  return concatBytes(nonce.random, u32(nonce.expiresAtSeconds), nonce.mac);
}

/** What the intake's secret authenticates (HMAC-SHA-512, first 12 bytes kept). */
export function adminNonceMacInput(random: Uint8Array, expiresAtSeconds: number): Bytes {
  return concatBytes(domainTag('nonce'), random, u32(expiresAtSeconds));
}
