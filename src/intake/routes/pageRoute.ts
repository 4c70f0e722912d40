// The built page: exact paths from memory, GET and HEAD, index.html at `/`. Queries are ignored (the precache adds one).
import type { Hono } from 'hono';
import { acceptedEncoding } from '../compression.ts';
import type { RouteEnv } from '../intake.ts';
import type { PageFiles } from '../pageFiles.ts';
import { refuse } from './refusal.ts';
import { requestTarget } from './requestTarget.ts';

export function addPageRoute(app: Hono<RouteEnv>, files: PageFiles): void {
  app.all('*', async (c) => {
    const file = files.get(requestTarget(c)?.path ?? '');
    if (!file) return refuse(c, 404);
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return refuse(c, 405);
    c.set('headerKind', file.kind);
    const headers = { 'content-type': file.contentType };
    if (file.compressed === undefined) return c.body(file.bytes, 200, headers);
    const encoding = acceptedEncoding(c.req.header('accept-encoding'));
    const varying = { ...headers, vary: 'accept-encoding' };
    if (encoding === undefined) return c.body(file.bytes, 200, varying);
    return c.body(await file.compressed(encoding), 200, { ...varying, 'content-encoding': encoding });
  });
}
