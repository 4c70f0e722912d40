// The two slow derivations. Their parameters are constants of the build: nothing from outside can lower them
// (docs/protocol.md, sections 4 and 14). They block for a second or more: call them in a worker.
import { argon2id } from '@noble/hashes/argon2.js';
import type { Bytes } from '../core/bytes.ts';
import { Problem } from '../core/problem.ts';
import { encodeUtf8 } from '../core/utf8.ts';

const saltLength = 16;
const shared = { p: 1, version: 0x13, dkLen: 32 } as const;
const codeCost = { ...shared, t: 2, m: 19_456 } as const;
const vaultCost = { ...shared, t: 3, m: 65_536 } as const;

/** Called with 0…1, often. */
export type OnProgress = (fraction: number) => void;

/** 32 secret bytes from the eleven data symbols of a code and the profile's 16-byte salt. @throws Problem `key-length` */
export function deriveRoot(codeData: string, clinicSalt: Uint8Array, onProgress?: OnProgress): Bytes {
  if (codeData.length !== 11) throw new Problem('key-length', { expected: 11, length: codeData.length });
  return derive(encodeUtf8(codeData), clinicSalt, codeCost, onProgress);
}

/** 32 secret bytes from a vault's passphrase (NFKC, not empty) and its 16-byte salt. @throws Problem `key-length` */
export function deriveVaultKey(passphrase: string, salt: Uint8Array, onProgress?: OnProgress): Bytes {
  const password = encodeUtf8(passphrase.normalize('NFKC'));
  if (password.length === 0) throw new Problem('key-length', { expected: 1, length: 0 });
  return derive(password, salt, vaultCost, onProgress);
}

function derive(
  password: Uint8Array,
  salt: Uint8Array,
  cost: typeof codeCost | typeof vaultCost,
  onProgress: OnProgress | undefined,
): Bytes {
  if (salt.length !== saltLength) throw new Problem('key-length', { expected: saltLength, length: salt.length });
  const key = argon2id(password, salt, onProgress === undefined ? cost : { ...cost, onProgress });
  password.fill(0);
  return key as Bytes;
}
