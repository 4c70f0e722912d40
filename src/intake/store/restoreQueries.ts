// Remembers a restore for the clinics: what the database knew last when it was put back, and on which day that was seen.
import type { Kysely } from 'kysely';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

const names = { from: 'restored-from', on: 'restored-on' } as const;

export function restoreQueries(db: Kysely<Tables>): Pick<Store, 'noteRestore' | 'restored'> {
  return {
    async noteRestore(today) {
      await db.transaction().execute(async (transaction) => {
        const newest = await transaction
          .selectFrom('submission')
          .select(({ fn }) => fn.max('day').as('day'))
          .executeTakeFirst();
        const fromDay = newest?.day ?? 0;
        const rows = [
          { name: names.from, value: fromDay },
          { name: names.on, value: Math.max(today, fromDay) },
        ];
        await transaction
          .insertInto('counter')
          .values(rows)
          .onConflict((conflict) =>
            conflict.column('name').doUpdateSet(({ ref }) => ({ value: ref('excluded.value') })),
          )
          .execute();
      });
    },

    async restored() {
      const rows = await db
        .selectFrom('counter')
        .select(['name', 'value'])
        .where('name', 'in', [names.from, names.on])
        .execute();
      const day = (name: string) => rows.find((row) => row.name === name)?.value;
      const [fromDay, onDay] = [day(names.from), day(names.on)];
      return fromDay === undefined || onDay === undefined ? undefined : { fromDay, onDay };
    },
  };
}
