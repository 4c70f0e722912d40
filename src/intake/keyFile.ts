// The two secrets of the intake: the seed that signs statements, and the server secret behind nonces and sealed-at-rest
// columns. One small file with mode 0600, apart from the database, so that a copied database holds neither.
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fromBase64url, toBase64url } from '../core/base64url.ts';
import type { RandomBytes } from '../core/random.ts';

/** Both 32 bytes, secret. */
export interface IntakeSecrets {
  readonly receiptSeed: Uint8Array;
  readonly serverSecret: Uint8Array;
}

export type KeyFileResult =
  | { readonly state: 'read'; readonly secrets: IntakeSecrets }
  | { readonly state: 'missing' }
  | { readonly state: 'refused'; readonly reason: string };

export function readKeyFile(path: string): KeyFileResult {
  let text: string;
  try {
    if ((statSync(path).mode & 0o077) !== 0)
      return { state: 'refused', reason: 'the key file may be readable by its owner only (chmod 600)' };
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'missing' };
    return { state: 'refused', reason: 'the key file cannot be read' };
  }
  const secrets = parseSecrets(text);
  return secrets ? { state: 'read', secrets } : { state: 'refused', reason: 'the key file is damaged' };
}

/** Writes fresh secrets, durably, and never over an existing file. */
export function makeKeyFile(path: string, randomBytes: RandomBytes): IntakeSecrets {
  const secrets = { receiptSeed: randomBytes(32), serverSecret: randomBytes(32) };
  const text = JSON.stringify({
    v: 1,
    receiptSeed: toBase64url(secrets.receiptSeed),
    serverSecret: toBase64url(secrets.serverSecret),
  });
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
  return secrets;
}

function parseSecrets(text: string): IntakeSecrets | undefined {
  try {
    const input: unknown = JSON.parse(text);
    if (typeof input !== 'object' || input === null) return undefined;
    const { v, receiptSeed, serverSecret } = input as Readonly<Record<string, unknown>>;
    if (v !== 1 || typeof receiptSeed !== 'string' || typeof serverSecret !== 'string') return undefined;
    const secrets = { receiptSeed: fromBase64url(receiptSeed), serverSecret: fromBase64url(serverSecret) };
    return secrets.receiptSeed.length === 32 && secrets.serverSecret.length === 32 ? secrets : undefined;
  } catch {
    return undefined;
  }
}
