// Who signs an admin request: a registrar or a reader of one clinic, or its root. No cookies, no sessions; each request proves itself.
import type { Context } from 'hono';
import { adminSigningInput, parseAuthorization } from '../../core/adminRequest.ts';
import type { Bytes } from '../../core/bytes.ts';
import { Problem } from '../../core/problem.ts';
import { isNonceValid } from '../adminNonces.ts';
import { isSignatureValid, sha512 } from '../ed25519.ts';
import { type Intake, nowSeconds, type RouteEnv } from '../intake.ts';
import type { AdminRole } from '../store/store.ts';
import { sentTarget } from './requestTarget.ts';

/** `root`: the key on the recovery sheet. */
export type AdminSigner = AdminRole | 'root';

type Authorization = ReturnType<typeof parseAuthorization>;

export type AdminVerdict =
  | { readonly ok: true; readonly clinicId: Bytes; readonly role: AdminSigner }
  | { readonly ok: false; readonly status: 401 | 403 };

/** 401 for whatever is wrong with the proof, without saying what; 403 for a good proof of the wrong role. */
export async function verifyAdmin(
  c: Context<RouteEnv>,
  intake: Intake,
  body: Uint8Array,
  roles: readonly AdminSigner[],
): Promise<AdminVerdict> {
  const authorization = readAuthorization(c.req.header('authorization'));
  const method = c.req.method;
  const path = sentTarget(c);
  if (!authorization || (method !== 'GET' && method !== 'POST') || path.length > 512) return { ok: false, status: 401 };
  if (!isNonceValid(intake.serverSecret, authorization.nonce, nowSeconds(intake))) return { ok: false, status: 401 };
  const key = await signerOf(intake, authorization);
  if (!key) return { ok: false, status: 401 };
  const message = adminSigningInput({ method, path, nonce: authorization.nonce, bodyHash: sha512(body) });
  if (!isSignatureValid(key.publicKey, message, authorization.signature)) return { ok: false, status: 401 };
  return roles.includes(key.role) ? { ok: true, clinicId: key.clinicId, role: key.role } : { ok: false, status: 403 };
}

async function signerOf({ store }: Intake, authorization: Authorization) {
  if ('keyId' in authorization) return await store.adminKey(authorization.keyId);
  const publicKey = authorization.rootPublicKey;
  const clinicId = await store.clinicIdOfRoot(publicKey);
  return clinicId && { clinicId, publicKey, role: 'root' as const };
}

function readAuthorization(header: string | undefined): Authorization | undefined {
  try {
    return parseAuthorization(header);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
