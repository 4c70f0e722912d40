// Makes a stopped or running intake forget a submission that it has signed for, as a restored backup would.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { World } from './world.ts';

/** How many rows were lost. */
export function loseSubmission(world: World, slotPublicKey: Uint8Array): number {
  const database = new Database(join(world.folder, 'intake', 'intake.db'));
  try {
    return database.prepare('DELETE FROM submission WHERE slot_pk = ?').run(slotPublicKey).changes;
  } finally {
    database.close();
  }
}

/** Rows in the intake, of any kind. */
export function submissionCount(world: World): number {
  const database = new Database(join(world.folder, 'intake', 'intake.db'), { readonly: true });
  try {
    const row = database.prepare('SELECT count(*) AS count FROM submission').get() as { readonly count: number };
    return row.count;
  } finally {
    database.close();
  }
}

/** The stored envelope of a slot: none or one. */
export function storedEnvelopes(world: World, slotPublicKey: Uint8Array): readonly Uint8Array[] {
  const database = new Database(join(world.folder, 'intake', 'intake.db'), { readonly: true });
  try {
    const rows = database.prepare('SELECT envelope FROM submission WHERE slot_pk = ?').all(slotPublicKey);
    return (rows as { readonly envelope: Uint8Array }[]).map(({ envelope }) => Uint8Array.from(envelope));
  } finally {
    database.close();
  }
}
