// Removes slots with their tombstones 180 days after they closed. The clock is not trusted: the day up to which slots are
// removed moves by two days a day at most, so that a clock that is years ahead removes nothing early.
import type { Kysely } from 'kysely';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

export const keptAfterClosingDays = 180;
/** Two, so that a machine that was off catches up. */
const daysAtOnce = 2;

export function retentionQueries(db: Kysely<Tables>): Pick<Store, 'removeExpired'> {
  return {
    async removeExpired(today) {
      return await db.transaction().execute(async (transaction) => {
        // Of several processes on one database, and of several starts on one day, the first alone moves it on.
        const begun = await transaction
          .insertInto('counter')
          .values({ name: 'retention-run', value: today })
          .onConflict((conflict) =>
            conflict.column('name').doUpdateSet({ value: today }).where('counter.value', '<>', today),
          )
          .executeTakeFirst();
        if (Number(begun.numInsertedOrUpdatedRows) === 0) return { slots: 0, submissions: 0 };
        const row = await transaction
          .selectFrom('counter')
          .select('value')
          .where('name', '=', 'retention-day')
          .executeTakeFirstOrThrow();
        const reached = row.value === 0 ? today : Math.min(today, row.value + daysAtOnce);
        if (reached < row.value) return { slots: 0, submissions: 0 };
        await transaction.updateTable('counter').set({ value: reached }).where('name', '=', 'retention-day').execute();
        const expired = transaction
          .selectFrom('slot')
          .select('slot_pk')
          .where('closes', '<', reached - keptAfterClosingDays);
        const submissions = await transaction
          .deleteFrom('submission')
          .where('slot_pk', 'in', expired)
          .executeTakeFirst();
        const slots = await transaction
          .deleteFrom('slot')
          .where('closes', '<', reached - keptAfterClosingDays)
          .executeTakeFirst();
        return { slots: Number(slots.numDeletedRows), submissions: Number(submissions.numDeletedRows) };
      });
    },
  };
}
