import { describe, expect, test } from 'vitest';
import { ReadTimeout, ReadTogether } from '../../src/intake/store/readTogether.ts';

describe('reading together', () => {
  test('asks once for all keys of a turn, in bounds, and gives each its own row', async () => {
    const asked: (readonly number[])[] = [];
    const reads = new ReadTogether<number, string>(
      async (keys) => {
        asked.push(keys);
        return keys.map((key) => (key === 3 ? undefined : `row ${key}`));
      },
      { keys: 4, waitMs: 9000 },
    );
    const rows = await Promise.all([1, 2, 3, 4, 5].map((key) => reads.read(key)));
    expect(rows).toEqual(['row 1', 'row 2', undefined, 'row 4', 'row 5']);
    expect(asked).toEqual([[1, 2, 3, 4], [5]]);
  });

  test('never answers with a query that began before the question', async () => {
    let stored = 'old';
    const waiting: (() => void)[] = [];
    const reads = new ReadTogether<string, string>(async (keys) => {
      const seen = stored;
      await new Promise<void>((done) => waiting.push(done));
      return keys.map(() => seen);
    });
    const turn = () => new Promise((done) => setImmediate(done));
    const before = reads.read('a');
    await turn();
    stored = 'new';
    const after = reads.read('a');
    await turn();
    waiting.shift()?.();
    expect(await before).toBe('old');
    await turn();
    waiting.shift()?.();
    expect(await after).toBe('new');
  });

  test('keeps nobody waiting behind a query that is never answered', async () => {
    const answers = [new Promise<never>(() => undefined), Promise.resolve([2])];
    const reads = new ReadTogether<number, number>(() => answers.shift() ?? Promise.resolve([]), {
      keys: 1,
      waitMs: 20,
    });
    const outcomes = await Promise.allSettled([reads.read(1), reads.read(2)]);
    expect(outcomes).toEqual([
      { status: 'rejected', reason: expect.any(ReadTimeout) },
      { status: 'fulfilled', value: 2 },
    ]);
  });

  test('that fails tells those who asked, and reads again for the next', async () => {
    let isDown = true;
    const reads = new ReadTogether<number, number>(async (keys) => {
      if (isDown) throw new Error('gone');
      return keys;
    });
    const outcomes = await Promise.allSettled([reads.read(1), reads.read(2)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isDown = false;
    expect(await reads.read(3)).toBe(3);
  });
});
