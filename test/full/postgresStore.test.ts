// The store's contract on a real PostgreSQL server, and what only that engine has: several processes, settings, warnings.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openPostgresStore } from '../../src/intake/store/postgresStore.ts';
import type { Store } from '../../src/intake/store/store.ts';
import { describeStoreContract } from '../intake/storeContract.ts';
import { attemptFor, plain, slotOf, withClinic } from '../intake/storeRows.ts';
import { askPostgres, PostgresCluster } from '../support/postgresCluster.ts';

let cluster: PostgresCluster;
beforeAll(async () => {
  cluster = await PostgresCluster.start();
});
afterAll(() => cluster.remove());

async function openStore(url: string): Promise<Store> {
  const store = await openPostgresStore(url);
  onTestFinished(() => store.close());
  return store;
}

describeStoreContract('PostgreSQL', async () => await openStore(await cluster.newDatabase()));

describe('two processes on one database', () => {
  test('crash-S9 crash-S10 store one of many forms for a slot and tell the others which', async () => {
    const url = await cluster.newDatabase();
    const stores = await Promise.all([openStore(url), openStore(url)]);
    const [one] = stores;
    const { clinicId } = await withClinic(one);
    const slots = Array.from({ length: 20 }, () => slotOf());
    await one.registerSlots(clinicId, slots);
    for (const slot of slots) {
      const attempts = [attemptFor(clinicId, slot.slotPublicKey), attemptFor(clinicId, slot.slotPublicKey)];
      const outcomes = await Promise.all(
        attempts.flatMap((attempt) =>
          stores.map(async (store) => ({ attempt, ...(await store.acceptSubmission(attempt)) })),
        ),
      );
      const counts = (kind: string) => outcomes.filter((outcome) => outcome.kind === kind).length;
      expect([counts('stored'), counts('same-again'), counts('conflict')]).toEqual([1, 1, 2]);
      const receipts = outcomes.flatMap((outcome) => ('receipt' in outcome ? [plain(outcome.receipt)] : []));
      expect(new Set(receipts).size).toBe(1);
    }
    expect(await one.commits()).toBe(40);
  });

  test('fill the same slots in opposite orders without standing in each other’s way', async () => {
    const url = await cluster.newDatabase();
    const stores = await Promise.all([openStore(url), openStore(url)]);
    const { clinicId } = await withClinic(stores[0]);
    const slots = Array.from({ length: 60 }, () => slotOf());
    await stores[0].registerSlots(clinicId, slots);
    const attempts = slots.map((slot) => attemptFor(clinicId, slot.slotPublicKey));
    const all = await Promise.all([
      ...attempts.map((attempt) => stores[0].acceptSubmission(attempt)),
      ...[...attempts].reverse().map((attempt) => stores[1].acceptSubmission(attempt)),
    ]);
    expect(all.filter(({ kind }) => kind === 'stored')).toHaveLength(60);
    expect(all.filter(({ kind }) => kind === 'same-again')).toHaveLength(60);
  });

  test('do not wait for each other’s commits', async () => {
    const url = await cluster.newDatabase();
    const store = await openStore(url);
    const { clinicId } = await withClinic(store);
    const slot = slotOf();
    await store.registerSlots(clinicId, [slot]);
    const slowProcess = new pg.Client({ connectionString: url });
    await slowProcess.connect();
    onTestFinished(() => slowProcess.end());
    await slowProcess.query('BEGIN');
    await slowProcess.query("UPDATE counter SET value = value + 5 WHERE name = 'commits'");
    expect(await store.acceptSubmission(attemptFor(clinicId, slot.slotPublicKey))).toMatchObject({ kind: 'stored' });
    expect(await store.commits()).toBe(1);
    await slowProcess.query('COMMIT');
    expect([await store.commits(), (await store.restoreState()).commits]).toEqual([6, 6]);
  });

  test('crash-S14 acknowledge nothing when their commit would change nothing', async () => {
    const url = await cluster.newDatabase();
    const store = await openStore(url);
    const { clinicId } = await withClinic(store);
    const slots = [slotOf(), slotOf()] as const;
    await store.registerSlots(clinicId, slots);
    const attempt = attemptFor(clinicId, slots[0].slotPublicKey);
    await store.acceptSubmission(attempt);
    await askPostgres(url, "DELETE FROM counter WHERE name LIKE 'commits-%'");
    const missing = 'a commit counter is missing';
    await expect(store.acceptSubmission(attempt)).rejects.toThrow(missing);
    await expect(store.confirm()).rejects.toThrow(missing);
    await expect(store.acceptSubmission(attemptFor(clinicId, slots[1].slotPublicKey))).rejects.toThrow(missing);
    expect(await askPostgres(url, 'SELECT day FROM submission')).toHaveLength(1);
  });

  test('start at once on an empty database: one makes the tables', async () => {
    const url = await cluster.newDatabase();
    const stores = await Promise.all([openStore(url), openStore(url), openStore(url)]);
    for (const store of stores) expect(await store.commits()).toBe(0);
    await askPostgres(url, "UPDATE migration SET digest = '\\x00'");
    await expect(openPostgresStore(url)).rejects.toThrow('edited');
    await askPostgres(url, "UPDATE migration SET name = '9999-later.postgres.sql' WHERE name LIKE '0001%'");
    await expect(openPostgresStore(url)).rejects.toThrow('newer');
  });
});
