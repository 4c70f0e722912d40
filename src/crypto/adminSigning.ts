// Signs the clinic page's requests to the intake (docs/protocol.md, section 13.1).
import { type AdminRequest, adminSigningInput, formatAuthorization } from '../core/adminRequest.ts';
import { keyId } from './keyId.ts';
import { type KeyPair, sha512, sign } from './primitives.ts';

/** The value of the Authorization header. `body` is empty for GET. @throws Problem `admin-request-malformed` */
export function authorize(
  request: Omit<AdminRequest, 'bodyHash'> & { readonly body: Uint8Array },
  key: KeyPair,
): string {
  const { method, path, nonce, body } = request;
  const signature = sign(adminSigningInput({ method, path, nonce, bodyHash: sha512(body) }), key.secretKey);
  return formatAuthorization({ keyId: keyId(key.publicKey), nonce: Uint8Array.from(nonce), signature });
}
