// Asks the intake. Whatever the HTTP status, only a signed statement counts: the answer's bytes go to the verifier unread,
// and everything else is "no answer".
import { statementLength } from '../core/statement.ts';
import type { Mailer } from './mailer.ts';

const patienceMs = 20_000;

const discreet = {
  credentials: 'omit',
  redirect: 'error',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;

/** The 252 bytes of the intake's answer, not yet verified; undefined when there was none. Never rejects. */
export function postEnvelope(device: Mailer, envelope: Uint8Array): Promise<Uint8Array | undefined> {
  return post(device, '/api/v1/submissions', envelope);
}

export function postStatusRequest(device: Mailer, request: Uint8Array): Promise<Uint8Array | undefined> {
  return post(device, '/api/v1/status', request);
}

async function post(device: Mailer, path: string, body: Uint8Array): Promise<Uint8Array | undefined> {
  const answer = await read(device, path, statementLength, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body),
  });
  return answer?.length === statementLength ? answer : undefined;
}

/** A public signed file and its 64-byte signature; undefined when either did not come whole. Never rejects. */
export async function getSigned(
  device: Mailer,
  name: 'profile' | 'about',
  limit: number,
): Promise<{ readonly bytes: Uint8Array; readonly signature: Uint8Array } | undefined> {
  const [bytes, signature] = await Promise.all([
    read(device, `/${name}.json`, limit, {}),
    read(device, `/${name}.sig`, 64, {}),
  ]);
  return bytes === undefined || signature?.length !== 64 ? undefined : { bytes, signature };
}

async function read(device: Mailer, path: string, limit: number, init: RequestInit): Promise<Uint8Array | undefined> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    const response = await device.fetch(path, { ...discreet, ...init, signal: patience.signal });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.length > limit ? undefined : bytes;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
