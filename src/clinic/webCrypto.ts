// The browser's own Ed25519, X25519 and SHA-512, where it has them and they give the right answers to known questions.
// Many times quicker than JavaScript; used for opening mail, and only ever to say yes (crypto/envelopeOpening.ts).
import type { Bytes } from '../core/bytes.ts';
import { equalBytes } from '../core/bytes.ts';
import type { PlatformCrypto } from '../crypto/platformCrypto.ts';
import { sharedKeyWith } from '../crypto/platformCrypto.ts';
import { boxKeyPair, type KeyPair, sha512, sharedKey, sign, signKeyPairFromSeed } from '../crypto/primitives.ts';

// RFC 8410: an X25519 secret as PKCS #8 is these bytes and the raw key.
const pkcs8Header = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20);

let found: Promise<PlatformCrypto | undefined> | undefined;

/** Undefined when the browser lacks one of them. Asked once. */
export function webCrypto(): Promise<PlatformCrypto | undefined> {
  found ??= provenCrypto(globalThis.crypto?.subtle);
  return found;
}

async function provenCrypto(subtle: SubtleCrypto | undefined): Promise<PlatformCrypto | undefined> {
  if (subtle === undefined) return undefined;
  try {
    const platform = platformOf(subtle);
    return (await answersRight(platform)) ? platform : undefined;
  } catch {
    return undefined;
  }
}

function platformOf(subtle: SubtleCrypto): PlatformCrypto {
  const ownKeys = new WeakMap<KeyPair, Promise<CryptoKey>>();
  const ownKey = (own: KeyPair) => {
    const known = ownKeys.get(own) ?? importOwn(subtle, own);
    ownKeys.set(own, known);
    return known;
  };
  return {
    sha512: async (bytes) => new Uint8Array(await subtle.digest('SHA-512', Uint8Array.from(bytes))),
    verify: async (message, signature, publicKey) => {
      const key = await subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
      return await subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
    },
    agree: async (publicKey, own) => {
      const theirs = await subtle.importKey('raw', Uint8Array.from(publicKey), 'X25519', false, []);
      return new Uint8Array(await subtle.deriveBits({ name: 'X25519', public: theirs }, await ownKey(own), 256));
    },
  };
}

async function importOwn(subtle: SubtleCrypto, { secretKey }: KeyPair): Promise<CryptoKey> {
  const pkcs8 = new Uint8Array(pkcs8Header.length + 32);
  pkcs8.set(pkcs8Header);
  pkcs8.set(secretKey, pkcs8Header.length);
  const key = await subtle.importKey('pkcs8', pkcs8, 'X25519', false, ['deriveBits']);
  pkcs8.fill(0);
  return key;
}

/** Against our own primitives: a good signature, a bad one, one by another key, an agreement, a digest. */
async function answersRight(platform: PlatformCrypto): Promise<boolean> {
  const bytes = (fill: number): Bytes => new Uint8Array(32).fill(fill);
  const [signer, other, box, peer] = [
    signKeyPairFromSeed(bytes(1)),
    signKeyPairFromSeed(bytes(2)),
    boxKeyPair(bytes(3)),
    boxKeyPair(bytes(4)),
  ];
  const message = bytes(5);
  const good = sign(message, signer.secretKey);
  const bad = Uint8Array.from(good);
  bad[3] = (bad[3] ?? 0) ^ 1;
  const digest = await platform.sha512(message);
  return (
    (await platform.verify(message, good, signer.publicKey)) &&
    !(await platform.verify(message, bad, signer.publicKey)) &&
    !(await platform.verify(message, good, other.publicKey)) &&
    !(await platform.verify(bytes(6), good, signer.publicKey)) &&
    equalBytes(await sharedKeyWith(platform, peer.publicKey, box), sharedKey(peer.publicKey, box.secretKey)) &&
    equalBytes(digest, sha512(message))
  );
}
