import { describe, expect, test } from 'vitest';
import { CommitTimeout, GroupCommit } from '../../src/intake/store/groupCommit.ts';
import { attemptFor, plain, slotOf, withClinic } from './storeRows.ts';
import { TestIntake } from './testIntake.ts';

const failure = (code: string) => Object.assign(new Error('no'), { code });

describe('a group commit', () => {
  test('puts everybody who waits into one transaction, in bounds, and in order', async () => {
    const sizes: number[] = [];
    const group = new GroupCommit<number, number>(
      async (entries) => {
        sizes.push(entries.length);
        return entries.map((entry) => entry * 10);
      },
      { entries: 4, waitMs: 1000 },
    );
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map((entry) => group.submit(entry)));
    expect(results).toEqual([10, 20, 30, 40, 50, 60]);
    expect(sizes).toEqual([4, 2]);
    await group.settled();
  });

  test('waits for those who arrive turn by turn, and for nobody else', async () => {
    const sizes: number[] = [];
    const group = new GroupCommit<number, number>(async (entries) => {
      sizes.push(entries.length);
      return entries;
    });
    const turn = () => new Promise((done) => setImmediate(done));
    const outcomes: Promise<number>[] = [];
    for (const entry of [1, 2, 3]) {
      // Begun first, so that it ends before the group has looked whether somebody came.
      const next = turn();
      outcomes.push(group.submit(entry));
      await next;
    }
    await Promise.all(outcomes);
    expect(sizes).toEqual([3]);
    await group.submit(4);
    expect(sizes).toEqual([3, 1]);
  });

  test('tells nobody an outcome before the commit is done', async () => {
    let finish: () => void = () => undefined;
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((done) => {
      begin = done;
    });
    const group = new GroupCommit<string, string>(async (entries) => {
      await new Promise<void>((done) => {
        finish = done;
        begin();
      });
      return entries;
    });
    let told = false;
    const outcome = group.submit('a').then(() => {
      told = true;
    });
    await begun;
    await new Promise((done) => setImmediate(done));
    expect(told).toBe(false);
    finish();
    await outcome;
  });

  test('that fails tells everybody in it, and goes on afterwards', async () => {
    let isDown = true;
    const group = new GroupCommit<number, number>(async (entries) => {
      if (isDown) throw failure('SQLITE_FULL');
      return entries;
    });
    const outcomes = await Promise.allSettled([group.submit(1), group.submit(2)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isDown = false;
    expect(await group.submit(3)).toBe(3);
  });

  test('does not let one entry that is refused keep the others out', async () => {
    const group = new GroupCommit<number, number>(async (entries) => {
      if (entries.includes(13)) throw failure('23514');
      return entries;
    });
    const outcomes = await Promise.allSettled([1, 13, 2].map((entry) => group.submit(entry)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('crash-S8 acknowledges nothing any more after a failed fsync, not even if the next one seems to work', async () => {
    let calls = 0;
    const group = new GroupCommit<number, number>(async (entries) => {
      calls += 1;
      if (calls === 1) throw failure('SQLITE_IOERR_FSYNC');
      return entries;
    });
    const outcomes = await Promise.allSettled([group.submit(1), group.submit(2)]);
    const later = await Promise.allSettled([group.submit(3)]);
    expect([...outcomes, ...later].map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(calls).toBe(1);
  });

  test('begins another beside one under way once enough wait, and no more than it has lanes', async () => {
    const begun: { readonly entries: readonly number[]; readonly lane: number; readonly finish: () => void }[] = [];
    const group = new GroupCommit<number, number>(
      (entries, lane) => new Promise((done) => begun.push({ entries, lane, finish: () => done(entries) })),
      { entries: 3, lanes: 2, enough: 2 },
    );
    const turns = async () => {
      for (let turn = 0; turn < 9; turn++) await new Promise((done) => setImmediate(done));
    };
    const outcomes = [group.submit(1)];
    await turns();
    outcomes.push(group.submit(2));
    await turns();
    expect(begun.map(({ entries }) => entries)).toEqual([[1]]);
    outcomes.push(group.submit(3));
    await turns();
    outcomes.push(group.submit(4), group.submit(5), group.submit(6));
    await turns();
    expect(begun.map(({ entries, lane }) => [entries, lane])).toEqual([
      [[1], 0],
      [[2, 3], 1],
    ]);
    let isSettled = false;
    const settled = group.settled().then(() => {
      isSettled = true;
    });
    begun[1]?.finish();
    await turns();
    expect(begun.slice(2).map(({ entries, lane }) => [entries, lane])).toEqual([[[4, 5, 6], 1]]);
    begun[2]?.finish();
    await turns();
    expect(isSettled).toBe(false);
    begun[0]?.finish();
    expect(await Promise.all(outcomes)).toEqual([1, 2, 3, 4, 5, 6]);
    await settled;
  });

  test('crash-S8 of two transactions at once acknowledges neither when one fails for good', async () => {
    const begun: { readonly done: () => void; readonly fail: (error: Error) => void }[] = [];
    const group = new GroupCommit<number, number>(
      (entries) => new Promise((done, fail) => begun.push({ done: () => done(entries), fail })),
      { entries: 1, lanes: 2, enough: 1 },
    );
    const outcomes = Promise.allSettled([group.submit(1), group.submit(2)]);
    while (begun.length < 2) await new Promise((done) => setImmediate(done));
    begun[0]?.fail(failure('STORE_UNSAFE'));
    await new Promise((done) => setImmediate(done));
    begun[1]?.done();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test('crash-S12 stops waiting in time, and the same again finds what was stored meanwhile', async () => {
    const intake = new TestIntake();
    const { clinicId } = await withClinic(intake.store);
    const slot = slotOf();
    await intake.store.registerSlots(clinicId, [slot]);
    const attempt = attemptFor(clinicId, slot.slotPublicKey);
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    const slow = new GroupCommit<typeof attempt, unknown>(
      async (entries) => {
        const outcomes = await Promise.all(entries.map((entry) => intake.store.acceptSubmission(entry)));
        await held;
        return outcomes;
      },
      { entries: 9, waitMs: 500 },
    );
    await expect(slow.submit(attempt)).rejects.toThrow(CommitTimeout);
    release();
    const again = await intake.store.acceptSubmission(attempt);
    expect(again.kind === 'same-again' && plain(again.receipt)).toBe(plain(attempt.receipt));
  });
});
