// The frame of an admin endpoint: method, body, proof, then the work. Answers are binary or empty.
import type { Context, Hono } from 'hono';
import type { Bytes } from '../../core/bytes.ts';
import type { Intake, RouteEnv } from '../intake.ts';
import { type AdminSigner, verifyAdmin } from './adminAuth.ts';
import { type BodyRule, readBinaryBody } from './binaryBody.ts';
import { refuse } from './refusal.ts';

export const adminPath = '/api/v1/admin';

export interface AdminCall {
  readonly c: Context<RouteEnv>;
  readonly clinicId: Bytes;
  /** Empty for GET. */
  readonly body: Bytes;
}

interface AdminRoute {
  readonly path: string;
  readonly roles: readonly AdminSigner[];
  readonly work: (call: AdminCall) => Promise<Response>;
}

export function addAdminPost(
  app: Hono<RouteEnv>,
  intake: Intake,
  route: AdminRoute & { readonly rule: BodyRule },
): void {
  app.post(`${adminPath}/${route.path}`, async (c) => {
    const body = await readBinaryBody(c, route.rule);
    if (!body.ok) return refuse(c, body.status);
    const verdict = await verifyAdmin(c, intake, body.bytes, route.roles);
    if (!verdict.ok) return refuse(c, verdict.status);
    return await route.work({ c, clinicId: verdict.clinicId, body: body.bytes });
  });
}

export function addAdminGet(app: Hono<RouteEnv>, intake: Intake, route: AdminRoute): void {
  const nothing = new Uint8Array();
  app.get(`${adminPath}/${route.path}`, async (c) => {
    if (c.req.method !== 'GET') return refuse(c, 405);
    const verdict = await verifyAdmin(c, intake, nothing, route.roles);
    if (!verdict.ok) return refuse(c, verdict.status);
    return await route.work({ c, clinicId: verdict.clinicId, body: nothing });
  });
}
