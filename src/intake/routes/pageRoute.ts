// The built page: exact paths from memory, GET and HEAD, index.html at `/`. Queries are ignored (the precache adds one).
import type { Hono } from 'hono';
import type { RouteEnv } from '../intake.ts';
import type { PageFiles } from '../pageFiles.ts';
import { refuse } from './refusal.ts';
import { requestTarget } from './requestTarget.ts';

export function addPageRoute(app: Hono<RouteEnv>, files: PageFiles): void {
  app.all('*', (c) => {
    const file = files.get(requestTarget(c)?.path ?? '');
    if (!file) return refuse(c, 404);
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return refuse(c, 405);
    c.set('headerKind', file.kind);
    return c.body(file.bytes, 200, { 'content-type': file.contentType });
  });
}
