import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { parseRestoredDays } from '../../src/core/restoredDays.ts';
import { readMark, writeMark } from '../../src/intake/commitMark.ts';
import { confirmRestore, RestoreGuard } from '../../src/intake/restoreGuard.ts';
import { openStore } from '../../src/intake/store/openStore.ts';
import { runningIntake, runningWith } from './runningIntake.ts';
import { openedIntake, temporaryFolder, today } from './testIntake.ts';

function counting() {
  const store = {
    count: 0,
    confirmations: 0,
    isUnconfirmed: false,
    restoreState: async () => ({ ...store, commits: store.count }),
    confirmRestore: async (confirmations: number) => {
      Object.assign(store, { confirmations, isUnconfirmed: false });
    },
  };
  return { store, path: join(temporaryFolder(), 'data.mark') };
}

async function watched(store: ReturnType<typeof counting>['store'], path: string, isShared = false) {
  const changes: boolean[] = [];
  const guard = await RestoreGuard.watch(store, path, isShared, (isClosed) => changes.push(isClosed));
  onTestFinished(() => guard.stop().catch(() => undefined));
  return { guard, changes };
}

describe('the mark beside the database', () => {
  test('is written whole, and a damaged one is refused', () => {
    const path = join(temporaryFolder(), 'data.mark');
    expect(readMark(path)).toBeUndefined();
    writeMark(path, { commits: 12, confirmations: 1 });
    expect([readMark(path), existsSync(`${path}.new`)]).toEqual([{ commits: 12, confirmations: 1 }, false]);
    writeFileSync(path, '7\n');
    expect(readMark(path)).toEqual({ commits: 7, confirmations: 0 });
    for (const text of ['', '12', 'x\n', '-1\n', '1e3\n', '1 \n', '1 2 3\n']) {
      writeFileSync(path, text);
      expect(() => readMark(path)).toThrow('damaged');
    }
  });

  test('follows the counter once a minute and at the end', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { store, path } = counting();
    const { guard } = await watched(store, path);
    expect(readFileSync(path, 'utf8')).toBe('0 0\n');
    store.count = 7;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(readMark(path)?.commits).toBe(7);
    store.count = 9;
    await guard.stop();
    expect(readMark(path)?.commits).toBe(9);
  });

  test('is told once when it cannot be used while the process runs', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { store, path } = counting();
    let told = 0;
    const guard = await RestoreGuard.watch(
      store,
      path,
      false,
      () => undefined,
      () => void told++,
    );
    expect(told).toBe(0);
    writeFileSync(path, 'damaged');
    await vi.advanceTimersByTimeAsync(180_000);
    expect(told).toBe(1);
    await expect(guard.stop()).rejects.toThrow('damaged');
  });
});

describe('a database that has counted less than its mark', () => {
  test('crash-S15 G10 closes the public side until the operator has confirmed', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { store, path } = counting();
    writeMark(path, { commits: 10, confirmations: 0 });
    store.count = 9;
    const { guard, changes } = await watched(store, path);
    expect(guard.isClosed).toBe(true);
    await vi.advanceTimersByTimeAsync(120_000);
    expect([guard.isClosed, readMark(path)?.commits]).toEqual([true, 10]);
    await confirmRestore(store, path);
    await vi.advanceTimersByTimeAsync(2000);
    expect([guard.isClosed, readMark(path)?.commits, changes]).toEqual([false, 9, [false]]);
  });

  test('crash-S15 is noticed without a mark, too, and in the middle of a run', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { store, path } = counting();
    store.count = 5;
    expect((await watched(store, path)).guard.isClosed).toBe(true);
    await confirmRestore(store, path);
    const { guard, changes } = await watched(store, path);
    expect(guard.isClosed).toBe(false);
    store.count = 4;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([guard.isClosed, changes]).toEqual([true, [true]]);
    rmSync(path);
  });

  test('crash-S15 is noticed again when the same backup is put back after a confirmed restore', async () => {
    const { store, path } = counting();
    store.count = 5;
    await confirmRestore(store, path);
    store.confirmations = 0;
    expect((await watched(store, path)).guard.isClosed).toBe(true);
  });

  test('crash-S15 is confirmed once for all processes that share it, and a new one joins them', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { store, path } = counting();
    store.count = 5;
    const other = join(temporaryFolder(), 'data.mark');
    writeMark(other, { commits: 9, confirmations: 0 });
    const fresh = (await watched(store, path, true)).guard;
    const behind = (await watched(store, other, true)).guard;
    expect([fresh.isClosed, behind.isClosed]).toEqual([false, true]);
    // What the one that is behind notes in the database closes all of them.
    store.isUnconfirmed = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fresh.isClosed).toBe(true);
    await confirmRestore(store, path);
    await vi.advanceTimersByTimeAsync(2000);
    expect([fresh.isClosed, behind.isClosed, readMark(other)]).toEqual([false, false, readMark(path)]);
  });

  test('crash-S15 is told to the clinic with its days when the intake starts', async () => {
    const first = await runningIntake();
    await first.stop();
    const { markFile } = first.settings;
    writeMark(markFile, { commits: (readMark(markFile)?.commits ?? 0) + 1, confirmations: 0 });
    const second = await runningWith(first.settings);
    expect(second.isPublicClosed()).toBe(true);
    await second.stop();
    const { store } = await openStore(first.settings);
    onTestFinished(() => store.close());
    const onDay = Math.floor(Date.now() / 86_400_000);
    expect([
      { fromDay: 0, onDay },
      { fromDay: 0, onDay: onDay - 1 },
    ]).toContainEqual(await store.restored());
  });

  test('crash-S15 answers readers and registrars alone', async () => {
    const { intake, clinic } = await openedIntake();
    const ask = (by: typeof clinic.reader) => intake.admin(clinic, by, 'restored');
    expect((await intake.clinic('/api/v1/admin/restored')).status).toBe(401);
    expect((await ask(clinic.reader)).bytes).toHaveLength(0);
    await intake.store.noteRestore(today);
    for (const by of [clinic.reader, clinic.registrar])
      expect(parseRestoredDays((await ask(by)).bytes)).toEqual({ fromDay: 0, onDay: today });
  });

  test('crash-S15 lets nobody send or ask, and the clinic in', async () => {
    const { intake, clinic, slot } = await openedIntake();
    intake.isPublicClosed = true;
    const envelope = clinic.envelope(slot);
    for (const answer of [await intake.submit(envelope), await intake.status(clinic.statusRequest(slot.publicKey))]) {
      expect([answer.status, answer.bytes.length, answer.headers.get('retry-after')]).toEqual([503, 0, '60']);
    }
    expect((await intake.admin(clinic, clinic.reader, 'submissions')).status).toBe(200);
    intake.isPublicClosed = false;
    expect((await intake.submit(envelope)).status).toBe(201);
  });
});
