// What this device holds under one code, occasion by occasion. Made with the code's keys; without them a cell says nothing.

import { fromBase64url } from '../core/base64url.ts';
import { hex } from '../core/bytes.ts';
import { receiptReference } from '../core/code.ts';
import { type Day, dayFromUnixMs } from '../core/day.ts';
import { type CellContent, type Draft, parseCellContent } from '../core/draft.ts';
import { type Occasion, occasionLinkId } from '../core/occasion.ts';
import { Problem } from '../core/problem.ts';
import { openCell } from '../crypto/cell.ts';
import type { SlotKeys } from '../crypto/codeKeys.ts';
import { envelopeDigest } from '../crypto/envelopeSealing.ts';
import type { OutboxRow } from './database.ts';
import type { Device } from './device.ts';
import { isOver } from './keptHours.ts';
import { isOverdue } from './outboxDays.ts';
import type { Session } from './session.ts';

export type FindState =
  | { readonly state: 'none' }
  | { readonly state: 'draft'; readonly answered: number; readonly saved?: Day | undefined }
  | { readonly state: 'waiting' | 'overdue' | 'stopped' }
  | { readonly state: 'sent'; readonly reference: string }
  | { readonly state: 'unreadable' };

/** One occasion of the plan and what is here of it. */
export type Find = { readonly occasion: Occasion } & FindState;

/** One find for every occasion of the plan, in the plan's order. */
export async function findUnderCode(device: Device, session: Session): Promise<readonly Find[]> {
  return Promise.all(
    session.choices.map(async ({ occasion }): Promise<Find> => {
      const state = await findSlot(device, session.slotKeys(occasion));
      return { occasion, ...state };
    }),
  );
}

async function findSlot({ database, nowMs }: Device, keys: SlotKeys): Promise<FindState> {
  const [waiting, cell] = await Promise.all([
    database.outbox.get(hex(keys.slotPublicKey)),
    database.cells.get(hex(keys.cellId)),
  ]);
  if (waiting !== undefined) return { state: waitingState(waiting, nowMs()) };
  if (cell === undefined || isOver(cell.until, nowMs())) return { state: 'none' };
  const content = readCell(cell.blob, keys.cellKey);
  if (content === undefined) return { state: 'unreadable' };
  if (content.state === 'sent') {
    return { state: 'sent', reference: receiptReference(envelopeDigest(fromBase64url(content.env))) };
  }
  return { state: 'draft', answered: answeredIn(content), saved: content.saved };
}

function waitingState(row: OutboxRow, nowMs: number): 'waiting' | 'overdue' | 'stopped' {
  if (row.st !== 'ready' && row.st !== 'tried') return 'stopped';
  return isOverdue(row, dayFromUnixMs(nowMs)) ? 'overdue' : 'waiting';
}

/** Undefined when the blob is damaged, another's, or not what a cell may hold. */
export function readCell(blob: unknown, cellKey: Uint8Array): CellContent | undefined {
  const content = openCell(blob, cellKey);
  if (content === undefined) return undefined;
  try {
    return parseCellContent(content);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** The occasion is the page's own answer, not the person's. */
function answeredIn({ answers }: Draft): number {
  return answers.filter(({ linkId }) => linkId !== occasionLinkId).length;
}
