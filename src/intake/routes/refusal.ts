// Unsigned refusals: a status, an empty body, nothing else. And the one table from Problem codes to statuses.
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ProblemCode } from '../../core/problem.ts';
import { busyRetrySeconds } from '../admission.ts';
import type { RouteEnv } from '../intake.ts';

export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 411 | 413 | 415 | 421 | 422 | 429 | 503;

export function refuse(c: Context<RouteEnv>, status: RefusalStatus, retryAfterSeconds?: number): Response {
  const seconds = retryAfterSeconds ?? (status === 503 ? busyRetrySeconds : undefined);
  const headers = seconds === undefined ? {} : { 'retry-after': String(seconds) };
  return c.body(null, status, headers);
}

/** Of the API: gate.ts puts the headers on it. */
export function answer(c: Context<RouteEnv>, status: ContentfulStatusCode, bytes: Uint8Array<ArrayBuffer>): Response {
  c.set('answer', bytes);
  return c.body(bytes, status);
}

/** What a caller sent and a parser of core refused. Any other Problem is a broken promise of ours: 503. */
const callersFault: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'about-refused',
  'admin-request-malformed',
  'base64url-malformed',
  'bytes-malformed',
  'day-malformed',
  'envelope-malformed',
  'json-malformed',
  'point-low-order',
  'profile-refused',
  'setup-request-malformed',
  'status-request-malformed',
  'utf8-malformed',
]);

export function statusOfProblem(code: ProblemCode): 400 | 503 {
  return callersFault.has(code) ? 400 : 503;
}
