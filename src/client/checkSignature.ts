// The signature check of the page and of the service worker: the browser's own Ed25519 first, where it has one.
import { type SignatureCheck, signatureCheckWith } from '../crypto/signatureCheck.ts';

const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;

export const checkSignature: SignatureCheck = signatureCheckWith(
  subtle &&
    (async (message, signature, publicKey) => {
      const key = await subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
      return await subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
    }),
);
