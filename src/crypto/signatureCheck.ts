// Signatures checked by the platform's own Ed25519 where it has one, off the page's thread and many times quicker. It only ever says yes:
// what it does not accept, our own code judges. The keys and encodings that a library may leave out are refused before it is asked.
import { fromHex } from '../core/bytes.ts';
import type { PlatformCrypto } from './platformCrypto.ts';
import { isSoundSignature, verifySignature } from './primitives.ts';

/** As `verifySignature`. Never rejects. */
export type SignatureCheck = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => Promise<boolean>;

type PlatformVerify = PlatformCrypto['verify'];

/** `platform` is asked once whether it tells right from wrong; undefined, or one that does not, goes the plain way. */
export function signatureCheckWith(platform: PlatformVerify | undefined): SignatureCheck {
  let proven: Promise<boolean> | undefined;
  return async (message, signature, publicKey) => {
    if (platform !== undefined && isSoundSignature(signature, publicKey)) {
      proven ??= answersRight(platform);
      if ((await proven) && (await saysYes(platform, message, signature, publicKey))) return true;
    }
    return verifySignature(message, signature, publicKey);
  };
}

async function saysYes(platform: PlatformVerify, ...question: Parameters<PlatformVerify>): Promise<boolean> {
  try {
    return (await platform(...question)) === true;
  } catch {
    return false;
  }
}

// RFC 8032, 7.1, tests 2 and 3.
const known = {
  key: fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
  otherKey: fromHex('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025'),
  message: Uint8Array.of(0x72),
  signature: fromHex(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ),
} as const;

async function answersRight(platform: PlatformVerify): Promise<boolean> {
  const { key, otherKey, message, signature } = known;
  const [changedR, changedS] = [3, 40].map((place) => {
    const changed = Uint8Array.from(signature);
    changed[place] = (changed[place] ?? 0) ^ 1;
    return changed;
  }) as [Uint8Array, Uint8Array];
  const answers = await Promise.all([
    saysYes(platform, message, signature, key),
    saysYes(platform, message, changedR, key),
    saysYes(platform, message, changedS, key),
    saysYes(platform, message, signature, otherKey),
    saysYes(platform, Uint8Array.of(0x73), signature, key),
  ]);
  return answers.every((answer, index) => answer === (index === 0));
}
