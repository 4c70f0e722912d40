// Signs the clinic page's requests to the intake (docs/protocol.md, section 13.1).
import {
  type AdminRequest,
  adminSigningInput,
  formatAuthorization,
  formatRootAuthorization,
} from '../core/adminRequest.ts';
import { keyId } from './keyId.ts';
import { type KeyPair, sha512, sign } from './primitives.ts';

export type SignedRequest = Omit<AdminRequest, 'bodyHash'> & { readonly body: Uint8Array };

/** The value of the Authorization header. `body` is empty for GET. @throws Problem `admin-request-malformed` */
export function authorize(request: SignedRequest, key: KeyPair): string {
  return formatAuthorization({ ...proof(request, key), keyId: keyId(key.publicKey) });
}

/** The same by the root key. @throws Problem `admin-request-malformed` */
export function authorizeAsRoot(request: SignedRequest, root: KeyPair): string {
  return formatRootAuthorization({ ...proof(request, root), rootPublicKey: root.publicKey });
}

function proof({ method, path, nonce, body }: SignedRequest, key: KeyPair) {
  const signature = sign(adminSigningInput({ method, path, nonce, bodyHash: sha512(body) }), key.secretKey);
  return { nonce: Uint8Array.from(nonce), signature };
}
