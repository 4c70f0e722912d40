// The queries of a shared transaction (acceptBatch.ts), each for any number of rows.
import { type RawBuilder, sql } from 'kysely';
import { QueryBySize } from './queryBySize.ts';
import type { Tables } from './tables.ts';

export type StoredRow = Pick<Tables['submission'], 'digest' | 'day' | 'receipt'>;
export type SlotRow = Pick<Tables['slot'], 'slot_pk' | 'clinic_id' | 'opens' | 'closes' | 'revoked'> & {
  readonly [Column in keyof StoredRow]: StoredRow[Column] | null;
};

export interface BatchQueries {
  /** Parameters: slot keys. */
  readonly slots: QueryBySize<SlotRow>;
  /** Parameters: clinic ids. */
  readonly acceptedKeys: QueryBySize<Pick<Tables['accepted_key'], 'clinic_id' | 'key_id'>>;
  /** Parameters of each row: slot key, digest, envelope, day, receipt. Answers with the slots that were free. */
  readonly insert: QueryBySize<Pick<Tables['submission'], 'slot_pk'>>;
  /** Parameters: how many more, and the counter's name. Answers with the counter, if there is one. Size 1. */
  readonly count: QueryBySize<Pick<Tables['counter'], 'name'>>;
}

/** Columns that only one engine's table of submissions has, with what fills them. */
export type OwnColumns = Readonly<Record<string, RawBuilder<unknown>>>;

export function makeBatchQueries(ownColumns: OwnColumns = {}): BatchQueries {
  const blank = new Uint8Array();
  const blanks = (size: number) => Array.from({ length: size }, () => blank);
  return {
    slots: new QueryBySize((db, size) =>
      db
        .selectFrom('slot')
        .leftJoin('submission', 'submission.slot_pk', 'slot.slot_pk')
        .select(['slot.slot_pk', 'clinic_id', 'opens', 'closes', 'revoked', 'digest', 'day', 'receipt'])
        .where('slot.slot_pk', 'in', blanks(size)),
    ),
    acceptedKeys: new QueryBySize((db, size) =>
      db.selectFrom('accepted_key').select(['clinic_id', 'key_id']).where('clinic_id', 'in', blanks(size)),
    ),
    insert: new QueryBySize((db, size) =>
      db
        .insertInto('submission')
        .values(
          blanks(size).map((bytes) => ({
            slot_pk: bytes,
            digest: bytes,
            envelope: bytes,
            day: 0,
            opened: sql<0>`0`,
            receipt: bytes,
            ...ownColumns,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning('slot_pk'),
    ),
    count: new QueryBySize((db) =>
      db
        .updateTable('counter')
        .set((set) => ({ value: set('value', '+', 0) }))
        .where('name', '=', '')
        .returning('name'),
    ),
  };
}
