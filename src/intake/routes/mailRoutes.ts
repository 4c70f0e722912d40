// The clinic empties its mailbox: list, fetch, say "opened once", purge. Envelopes leave as they came, sealed.
import type { Hono } from 'hono';
import { fromBase64url } from '../../core/base64url.ts';
import { concatBytes } from '../../core/bytes.ts';
import {
  encodeResults,
  encodeSubmissionPage,
  fetchLimit,
  parseFetchRequest,
  parseSubmissionNames,
  submissionPageLimit,
} from '../../core/submissionList.ts';
import type { Intake, RouteEnv } from '../intake.ts';
import { addAdminGet, addAdminPost } from './adminRoute.ts';
import { answer, refuse } from './refusal.ts';
import { sentTarget } from './requestTarget.ts';

export function addMailRoutes(app: Hono<RouteEnv>, intake: Intake): void {
  const { store } = intake;

  addAdminGet(app, intake, {
    path: 'submissions',
    roles: ['reader'],
    async work({ c, clinicId }) {
      const query = /\?.*$/s.exec(sentTarget(c))?.[0];
      const after = query === undefined ? undefined : /^\?after=([A-Za-z0-9_-]{43})$/.exec(query)?.[1];
      if (query !== undefined && after === undefined) return refuse(c, 400);
      const afterKey = after === undefined ? undefined : fromBase64url(after);
      return answer(c, 200, encodeSubmissionPage(await store.listSubmissions(clinicId, afterKey, submissionPageLimit)));
    },
  });

  addAdminPost(app, intake, {
    path: 'fetch',
    roles: ['reader'],
    rule: { atMost: fetchLimit * 32 },
    async work({ c, clinicId, body }) {
      const envelopes = await store.envelopes(clinicId, parseFetchRequest(body));
      return envelopes ? answer(c, 200, concatBytes(...envelopes)) : refuse(c, 403);
    },
  });

  addAdminPost(app, intake, {
    path: 'ack',
    roles: ['reader'],
    rule: { atMost: fetchLimit * 64 },
    work: async ({ c, clinicId, body }) =>
      answer(c, 200, encodeResults(await store.markOpened(clinicId, parseSubmissionNames(body)))),
  });

  addAdminPost(app, intake, {
    path: 'purge',
    roles: ['registrar'],
    rule: { atMost: fetchLimit * 64 },
    work: async ({ c, clinicId, body }) =>
      answer(c, 200, encodeResults(await store.purge(clinicId, parseSubmissionNames(body)))),
  });
}
