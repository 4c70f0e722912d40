// Remembers a restore: for the clinics, what the database knew last when it was put back and on which day that was seen;
// for every intake process, whether the operator has confirmed it.
import type { Kysely } from 'kysely';
import { sumOfCounters } from './commitCounters.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

const names = {
  from: 'restored-from',
  on: 'restored-on',
  unconfirmed: 'restore-unconfirmed',
  confirmations: 'restore-confirmations',
} as const;

type RestoreVerbs = Pick<Store, 'noteRestore' | 'restored' | 'restoreState' | 'confirmRestore'>;

export function restoreQueries(db: Kysely<Tables>): RestoreVerbs {
  const put = async (executor: Kysely<Tables>, rows: readonly { readonly name: string; readonly value: number }[]) => {
    await executor
      .insertInto('counter')
      .values(rows)
      .onConflict((conflict) => conflict.column('name').doUpdateSet(({ ref }) => ({ value: ref('excluded.value') })))
      .execute();
  };
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
          { name: names.unconfirmed, value: 1 },
        ];
        await put(transaction, rows);
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

    async restoreState() {
      const rows = await db.selectFrom('counter').select(['name', 'value']).execute();
      const value = (name: string) => rows.find((row) => row.name === name)?.value ?? 0;
      return {
        commits: sumOfCounters(rows),
        isUnconfirmed: value(names.unconfirmed) !== 0,
        confirmations: value(names.confirmations),
      };
    },

    async confirmRestore(confirmations) {
      await put(db, [
        { name: names.unconfirmed, value: 0 },
        { name: names.confirmations, value: confirmations },
      ]);
    },
  };
}
