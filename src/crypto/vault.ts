// The clinic's key file: all secrets of a colleague under a passphrase (docs/protocol.md, section 14). No code and no
// answer is ever in it.
import { toBase64url } from '../core/base64url.ts';
import { ByteReader, type Bytes, concatBytes, equalBytes, u8 } from '../core/bytes.ts';
import type { Day } from '../core/day.ts';
import { type JsonReader, parseJsonObject } from '../core/jsonReader.ts';
import { pad, unpad } from '../core/padding.ts';
import { Problem } from '../core/problem.ts';
import { encodeUtf8 } from '../core/utf8.ts';
import { deriveVaultKey, type OnProgress } from './argon2.ts';
import { keyId } from './keyId.ts';
import { boxKeyPair, openSecretbox, sealSecretbox, wipe } from './primitives.ts';
import { deriveSeedKeys } from './recoverySeed.ts';

const magic = concatBytes(encodeUtf8('FRMV'), u8(1));
const saltLength = 16;
const nonceLength = 24;
const paddedLength = 4096;
export const vaultLength = magic.length + saltLength + nonceLength + 16 + paddedLength;

export interface DailySecret {
  /** 8 bytes. */
  readonly keyId: Bytes;
  /** X25519, 32 bytes. */
  readonly secretKey: Bytes;
  readonly from: Day;
}

export interface Vault {
  readonly clinicId: Bytes;
  readonly rootPublicKey: Bytes;
  /** 32 bytes; only in the first vault. */
  readonly seed?: Bytes;
  /** Newest first or in any order; old ones stay while anything sealed to them is left. */
  readonly daily: readonly DailySecret[];
  readonly registryKey: Bytes;
  /** Ed25519 seeds, 32 bytes each. */
  readonly registrarSeed: Bytes;
  readonly readerSeed: Bytes;
}

export interface VaultRandom {
  /** 16 and 24 bytes, fresh for each writing. */
  readonly salt: Uint8Array;
  readonly nonce: Uint8Array;
}

/** 4,157 bytes. Slow (Argon2id, 64 MiB): call it in a worker. @throws Problem `vault-unreadable` when the contents break a rule, `key-length` on an empty passphrase */
export function sealVault(vault: Vault, passphrase: string, random: VaultRandom, onProgress?: OnProgress): Bytes {
  const key = deriveVaultKey(passphrase, random.salt, onProgress);
  const padded = pad(encodeVault(vault), paddedLength);
  const file = concatBytes(magic, random.salt, random.nonce, sealSecretbox(padded, random.nonce, key));
  wipe(key, padded);
  return file;
}

/** Slow, as above. One refusal for whatever is wrong: passphrase, length, any byte. @throws Problem `vault-unreadable` */
export function openVault(file: Uint8Array, passphrase: string, onProgress?: OnProgress): Vault {
  const { salt } = vaultParts(file);
  if (passphrase === '') throw new Problem('vault-unreadable');
  const key = deriveVaultKey(passphrase, salt, onProgress);
  try {
    return openVaultWithKey(file, key);
  } finally {
    wipe(key);
  }
}

/** The quick half of openVault, with the 32-byte key at hand. @throws Problem `vault-unreadable` */
export function openVaultWithKey(file: Uint8Array, key: Uint8Array): Vault {
  const { nonce, box } = vaultParts(file);
  const padded = openSecretbox(box, nonce, key);
  if (padded === undefined) throw new Problem('vault-unreadable');
  try {
    return parseVault(unpad(padded));
  } catch (error) {
    if (error instanceof Problem) throw new Problem('vault-unreadable');
    throw error;
  } finally {
    wipe(padded);
  }
}

function vaultParts(file: Uint8Array): { readonly salt: Bytes; readonly nonce: Bytes; readonly box: Bytes } {
  const reader = new ByteReader(file, 'vault-unreadable');
  if (file.length !== vaultLength) throw new Problem('vault-unreadable');
  if (!equalBytes(reader.take(magic.length), magic)) throw new Problem('vault-unreadable');
  return { salt: reader.take(saltLength), nonce: reader.take(nonceLength), box: reader.take(reader.remaining) };
}

function encodeVault(vault: Vault): Bytes {
  const bytes = encodeUtf8(
    JSON.stringify({
      v: 1,
      clinic: toBase64url(vault.clinicId),
      root: toBase64url(vault.rootPublicKey),
      ...(vault.seed === undefined ? {} : { seed: toBase64url(vault.seed) }),
      daily: vault.daily.map(({ keyId: id, secretKey, from }) => ({
        id: toBase64url(id),
        sk: toBase64url(secretKey),
        from,
      })),
      registry: toBase64url(vault.registryKey),
      registrar: toBase64url(vault.registrarSeed),
      reader: toBase64url(vault.readerSeed),
    }),
  );
  parseVault(bytes);
  return bytes;
}

function parseVault(bytes: Uint8Array): Vault {
  const reader = parseJsonObject(bytes, 'vault-unreadable');
  reader.exactly('v', 1);
  const vault: Vault = {
    clinicId: reader.bytes('clinic', 16),
    rootPublicKey: reader.bytes('root', 32),
    ...(reader.has('seed') ? { seed: reader.bytes('seed', 32) } : {}),
    daily: reader.objects('daily', 1, 32).map(dailySecretFrom),
    registryKey: reader.bytes('registry', 32),
    registrarSeed: reader.bytes('registrar', 32),
    readerSeed: reader.bytes('reader', 32),
  };
  if (new Set(vault.daily.map(({ keyId: id }) => toBase64url(id))).size !== vault.daily.length) reader.refuse('daily');
  if (vault.seed !== undefined) checkSeed(vault, vault.seed, reader);
  return vault;
}

function dailySecretFrom(reader: JsonReader): DailySecret {
  const secret = { keyId: reader.bytes('id', 8), secretKey: reader.bytes('sk', 32), from: reader.day('from') };
  if (!equalBytes(keyId(boxKeyPair(secret.secretKey).publicKey), secret.keyId)) reader.refuse('id');
  return secret;
}

function checkSeed(vault: Vault, seed: Uint8Array, reader: JsonReader): void {
  const { root, registryKey } = deriveSeedKeys(seed);
  const yields = equalBytes(root.publicKey, vault.rootPublicKey) && equalBytes(registryKey, vault.registryKey);
  if (!yields) reader.refuse('seed');
}
