// What the intake tells a clinic of a restore: the last day that the restored database knew, and the day of the restore.
// Responses that arrived between the two may be missing (docs/protocol.md, section 13.4).
import { ByteReader, type Bytes, concatBytes, u32 } from './bytes.ts';
import { Problem } from './problem.ts';

/** Days since 1970-01-01 UTC, both inclusive; `fromDay` 0 when the database knew of no response at all. */
export interface RestoredDays {
  readonly fromDay: number;
  readonly onDay: number;
}

// 9999-12-31.
const lastDay = 2_932_896;

/** Empty when there was no restore, else `u32 from ‖ u32 on`. */
export function encodeRestoredDays(restored: RestoredDays | undefined): Bytes {
  return restored === undefined ? new Uint8Array() : concatBytes(u32(restored.fromDay), u32(restored.onDay));
}

/** @throws Problem `admin-request-malformed` */
export function parseRestoredDays(bytes: Uint8Array): RestoredDays | undefined {
  if (bytes.length === 0) return undefined;
  const reader = new ByteReader(bytes, 'admin-request-malformed');
  const [fromDay, onDay] = [reader.u32(), reader.u32()];
  reader.end();
  if (fromDay > onDay || onDay > lastDay) throw new Problem('admin-request-malformed', { field: 'day' });
  return { fromDay, onDay };
}
