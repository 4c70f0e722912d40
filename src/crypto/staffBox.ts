// Hands daily secrets to colleagues, and to the recovery sheet, through the sealed registry (docs/protocol.md, section 11):
// a new daily key needs no new key file, and somebody who left gets none.
import { fromBase64url, toBase64url } from '../core/base64url.ts';
import { type Bytes, concatBytes, equalBytes } from '../core/bytes.ts';
import { domainTag } from '../core/domainTag.ts';
import { Problem } from '../core/problem.ts';
import type { RandomBytes } from '../core/random.ts';
import type { DailyShare } from '../core/staffState.ts';
import { hkdf } from './derivation.ts';
import { keyId } from './keyId.ts';
import { boxKeyPair, type KeyPair, openBox, sealBox, sha512, wipe } from './primitives.ts';
import { refuseBrokenDraws } from './selfTest.ts';
import type { DailySecret } from './vault.ts';

/** X25519, made from the reader's seed in the key file, so that a file is whole without another secret. */
export function staffBoxKeys(readerSeed: Uint8Array): KeyPair {
  const secret = hkdf(readerSeed, domainTag('staff-box'), 32);
  const pair = boxKeyPair(secret);
  wipe(secret);
  return pair;
}

/** `to` is the colleague's box key or the profile's recovery key. @throws Problem `point-low-order`, `random-source-broken` */
export function shareDaily(daily: DailySecret, to: Uint8Array, randomBytes: RandomBytes): DailyShare {
  const oneTime = boxKeyPair(randomBytes(32));
  refuseBrokenDraws(oneTime.secretKey, randomBytes(32));
  const sealed = sealBox(daily.secretKey, shareNonce(oneTime.publicKey, to), to, oneTime.secretKey);
  wipe(oneTime.secretKey);
  const box = toBase64url(concatBytes(oneTime.publicKey, sealed));
  return { k: 'daily', id: toBase64url(daily.keyId), from: daily.from, to: toBase64url(to), box };
}

/** The secrets that were handed to this key. What does not open, or is not the key that it says, is nothing. */
export function openShares(shares: readonly DailyShare[], { publicKey, secretKey }: KeyPair): readonly DailySecret[] {
  const own = toBase64url(publicKey);
  return shares.filter(({ to }) => to === own).flatMap((share) => opened(share, publicKey, secretKey) ?? []);
}

/** Both lists, each key once, the newest first. */
export function mergeDaily(...lists: readonly (readonly DailySecret[])[]): readonly DailySecret[] {
  const byId = new Map(lists.flat().map((daily) => [toBase64url(daily.keyId), daily]));
  return [...byId.values()].sort((left, right) => (left.from < right.from ? 1 : left.from > right.from ? -1 : 0));
}

function opened(share: DailyShare, publicKey: Uint8Array, secretKey: Uint8Array): DailySecret | undefined {
  const bytes = fromBase64url(share.box);
  const [oneTime, sealed] = [bytes.slice(0, 32), bytes.slice(32)];
  const secret = openedBox(sealed, shareNonce(oneTime, publicKey), oneTime, secretKey);
  if (secret?.length !== 32) return undefined;
  const id = fromBase64url(share.id);
  const isNamedRight = equalBytes(keyId(boxKeyPair(secret).publicKey), id);
  return isNamedRight ? { keyId: id, secretKey: secret, from: share.from } : undefined;
}

function openedBox(sealed: Bytes, nonce: Bytes, oneTime: Bytes, secretKey: Uint8Array): Bytes | undefined {
  try {
    return openBox(sealed, nonce, oneTime, secretKey);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function shareNonce(oneTime: Uint8Array, to: Uint8Array): Bytes {
  return sha512(concatBytes(domainTag('daily-share'), oneTime, to)).slice(0, 24);
}
