// The sealed registry: read by either role, appended by the registrar at exactly the next number.
import type { Hono } from 'hono';
import { u32 } from '../../core/bytes.ts';
import { encodeRecordPage, parseRecordAppend, recordAppendLimit, recordPageLimit } from '../../core/recordBatch.ts';
import { sealedRecordLength } from '../../core/registryRecord.ts';
import type { Intake, RouteEnv } from '../intake.ts';
import { addAdminGet, addAdminPost } from './adminRoute.ts';
import { answer, refuse } from './refusal.ts';
import { sentTarget } from './requestTarget.ts';

const statuses = { appended: 201, 'same-again': 200 } as const;

export function addRecordRoutes(app: Hono<RouteEnv>, intake: Intake): void {
  addAdminGet(app, intake, {
    path: 'records',
    roles: ['registrar', 'reader', 'root'],
    async work({ c, clinicId }) {
      const query = /\?.*$/s.exec(sentTarget(c))?.[0] ?? '?after=0';
      const after = /^\?after=(0|[1-9]\d{0,8})$/.exec(query)?.[1];
      if (after === undefined) return refuse(c, 400);
      const page = await intake.store.recordsAfter(clinicId, Number(after), recordPageLimit);
      return answer(c, 200, encodeRecordPage(page));
    },
  });

  addAdminPost(app, intake, {
    path: 'records',
    roles: ['registrar'],
    rule: { atMost: 4 + recordAppendLimit * sealedRecordLength },
    async work({ c, clinicId, body }) {
      const { first, records } = parseRecordAppend(body);
      const outcome = await intake.store.appendRecords(clinicId, first, records);
      if (outcome.kind === 'conflict') return answer(c, 409, u32(outcome.last));
      return answer(c, statuses[outcome.kind], new Uint8Array());
    },
  });
}
