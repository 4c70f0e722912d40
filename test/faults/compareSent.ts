// Holds what lies on a phone in the end against what the intake has: sent means stored, byte for byte, and whatever was not
// sent is a draft still and says what came between.
import { fromBase64url } from '../../src/core/base64url.ts';
import { equalBytes, hex } from '../../src/core/bytes.ts';
import { parseCellContent } from '../../src/core/draft.ts';
import { openCell } from '../../src/crypto/cell.ts';
import type { Row } from '../support/deviceRows.ts';
import type { SealedForm } from './sealedForms.ts';

export interface Stored {
  /** hex */
  readonly envelope: string;
  readonly receipt: string;
}

export interface Compared {
  readonly forms: readonly SealedForm[];
  /** As the phone has them. */
  readonly cells: readonly Row[];
  readonly outbox: readonly Row[];
  /** By slot key, hex. */
  readonly stored: ReadonlyMap<string, Stored>;
  /** Receipts that the intake has given, by the envelope that each was for, all hex. */
  readonly receipts: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What is wrong; nothing is right. */
export function compareSent({ forms, cells, outbox, stored, receipts }: Compared): readonly string[] {
  const entries = new Map(outbox.map((row) => [row['slot'], row]));
  const blobs = new Map(cells.map((row) => [row['id'], row['blob']]));
  const slots = new Set(forms.map(({ row }) => row.slot));
  const strange = outbox.filter((row) => !slots.has(String(row['slot'])));
  if (strange.length > 0 || cells.length !== forms.length)
    return [`a phone with ${strange.length} strange envelopes, and ${cells.length} cells for ${forms.length} forms`];
  return forms.flatMap(({ number, fate, keys, row, draft }) => {
    const blob = blobs.get(hex(keys.cellId));
    const content = openCell(blob, keys.cellKey);
    const cell = content === undefined ? undefined : parseCellContent(content);
    const entry = entries.get(row.slot);
    const atIntake = stored.get(row.slot);
    const sealed = hex(row.env);
    const problems: string[] = [];
    const state = entry === undefined ? 'sent' : String(entry['st']);
    if (state !== fate) problems.push(`${state} and not ${fate}`);
    if (cell === undefined) problems.push('neither draft nor sent marker');
    if (entry === undefined) {
      if (atIntake?.envelope !== sealed) problems.push('acknowledged and lost');
      if (cell?.state !== 'sent' || hex(fromBase64url(cell.env)) !== sealed)
        problems.push('no marker of what was sent');
    } else {
      if (hex(entry['env'] as Uint8Array) !== sealed) problems.push('other bytes than were sealed');
      if (cell?.state !== 'draft') problems.push('not sent, and no draft');
      else if (!(blob instanceof Uint8Array && equalBytes(blob, draft))) problems.push('not sent, and another draft');
      if (atIntake?.envelope === sealed) problems.push('stored, and the phone does not know');
    }
    const given = [...(receipts.get(sealed) ?? [])];
    if (state === 'sent' && given.length === 0) problems.push('sent, and the intake has given no receipt');
    if (given.length > 1) problems.push(`${given.length} receipts for the same bytes`);
    if (given.some((receipt) => receipt !== atIntake?.receipt)) problems.push('another receipt than the stored one');
    return problems.map((problem) => `form ${number}: ${problem}`);
  });
}
