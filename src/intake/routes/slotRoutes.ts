// Registering and revoking slots: sorted lists, all or nothing, the same list again changes nothing.
import type { Hono } from 'hono';
import { parseSlotKeys, parseSlotRecords, slotBatchLimit, slotRecordLength } from '../../core/slotRecords.ts';
import type { Intake, RouteEnv } from '../intake.ts';
import { isSoundPublicKey } from '../publicKeyCheck.ts';
import { addAdminPost } from './adminRoute.ts';
import { answer, refuse } from './refusal.ts';

export function addSlotRoutes(app: Hono<RouteEnv>, intake: Intake): void {
  addAdminPost(app, intake, {
    path: 'slots',
    roles: ['registrar'],
    rule: { atMost: slotBatchLimit * slotRecordLength },
    async work({ c, clinicId, body }) {
      const slots = parseSlotRecords(body);
      if (!slots.every((slot) => isSoundPublicKey(slot.slotPublicKey))) return refuse(c, 422);
      const outcome = await intake.store.registerSlots(clinicId, slots);
      if (outcome === 'conflict') return refuse(c, 409);
      return answer(c, outcome === 'stored' ? 201 : 200, new Uint8Array());
    },
  });

  addAdminPost(app, intake, {
    path: 'revoke',
    roles: ['registrar'],
    rule: { atMost: slotBatchLimit * 32 },
    async work({ c, clinicId, body }) {
      const isDone = await intake.store.revokeSlots(clinicId, parseSlotKeys(body));
      return isDone ? answer(c, 200, new Uint8Array()) : refuse(c, 409);
    },
  });
}
