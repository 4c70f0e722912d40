// POST /api/v1/status: how one slot stands, signed. Request and answer are as long as a submission's, and the answer is
// always 200, so that an observer cannot tell the two apart.
import type { Hono } from 'hono';
import { equalBytes } from '../../core/bytes.ts';
import { type StatementFields, zeroDigest, zeroTag } from '../../core/statement.ts';
import { parseStatusRequest, statusRequestLength } from '../../core/statusRequest.ts';
import { dayNumber } from '../clock.ts';
import type { Intake, RouteEnv } from '../intake.ts';
import type { SlotState } from '../store/store.ts';
import { readBinaryBody } from './binaryBody.ts';
import { answer, refuse } from './refusal.ts';

export const statusPath = '/api/v1/status';

export function addStatusRoute(app: Hono<RouteEnv>, intake: Intake): void {
  app.post(statusPath, async (c) => {
    const body = await readBinaryBody(c, { exactly: statusRequestLength });
    if (!body.ok) return refuse(c, body.status);
    const request = parseStatusRequest(body.bytes);
    const clinicId = await intake.store.clinicIdOfSite(c.get('site').name);
    if (!clinicId || !equalBytes(clinicId, request.clinicId)) return refuse(c, 400);

    const slot = await intake.store.slotState(clinicId, request.slotPublicKey);
    // "Taken" ends a sender's worry, so it must be as durable as a receipt: a row that a crash left may not be yet.
    if (slot?.stored) await intake.store.confirm();
    intake.counters.add('status');
    const statement = intake.signer.sign({
      clinicId,
      slotPublicKey: request.slotPublicKey,
      submittedDigest: zeroDigest,
      nonce: request.nonce,
      ...standing(slot, dayNumber(intake.clock())),
    });
    return answer(c, 200, statement);
  });
}

type Standing = Pick<StatementFields, 'kind' | 'storedDigest' | 'day' | 'attestTag'>;

/** A stored form is told first: whoever sent it must learn that it arrived, even after the slot was closed. */
function standing(slot: SlotState | undefined, today: number): Standing {
  const nothing = { storedDigest: zeroDigest, day: 0, attestTag: zeroTag };
  if (!slot) return { ...nothing, kind: 'unknown-slot' };
  const { stored, attestTag } = slot;
  if (stored) return { kind: 'taken', storedDigest: stored.digest, day: stored.day, attestTag };
  if (slot.revoked || today < slot.opens || today > slot.closes) return { ...nothing, kind: 'closed' };
  return { ...nothing, kind: 'open', attestTag };
}
