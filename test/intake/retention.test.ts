import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Counters } from '../../src/intake/counters.ts';
import { Retention } from '../../src/intake/retention.ts';
import { openedIntake, TestIntake, today } from './testIntake.ts';
import { verifiedStatement } from './verifiedStatement.ts';

const dayMs = 86_400_000;

describe('slots that closed', () => {
  test('crash-S17 G11 keep their tombstone for 180 days, then are unknown', async () => {
    const { intake, clinic, slot: kept } = await openedIntake();
    const { keys } = await intake.withSlots(clinic, 1, { opens: 0, closes: today });
    const [slot] = keys;
    if (!slot) throw new Error('one slot was asked for');
    const envelopes = { old: clinic.envelope(slot), kept: clinic.envelope(kept) };
    const receipt = (await intake.submit(envelopes.old)).bytes;
    await intake.submit(envelopes.kept);

    let removed = await intake.store.removeExpired(today);
    for (let day = today + 1; day <= today + 180; day++) removed = await intake.store.removeExpired(day);
    expect(removed).toEqual({ slots: 0, submissions: 0 });
    intake.nowMs += 180 * dayMs;
    expect(await intake.submit(envelopes.old)).toMatchObject({ status: 200, bytes: receipt });

    expect(await intake.store.removeExpired(today + 181)).toEqual({ slots: 1, submissions: 1 });
    const late = await intake.submit(envelopes.old);
    expect([late.status, verifiedStatement(late.bytes, intake.publicKey).kind]).toEqual([404, 'unknown-slot']);
    expect((await intake.submit(envelopes.kept)).status).toBe(200);
  });

  test('K05 are not removed early by a clock that jumps years ahead, or back', async () => {
    const { intake, clinic } = await openedIntake();
    await intake.withSlots(clinic, 2, { opens: 0, closes: today });
    await intake.store.removeExpired(today);
    // A wrong clock for two weeks: the day moves on by two a run, not by years.
    for (let run = 0; run < 14; run++)
      expect(await intake.store.removeExpired(today + 4000 + run)).toEqual({ slots: 0, submissions: 0 });
    for (const day of [today - 4000, today + 15, today + 16])
      expect(await intake.store.removeExpired(day)).toEqual({ slots: 0, submissions: 0 });
  });

  test('K05 are not removed sooner because several processes look on one day', async () => {
    const { intake, clinic } = await openedIntake();
    await intake.withSlots(clinic, 2, { opens: 0, closes: today });
    // Ten runs on one day move it by two days; each further day by two more.
    const runs = async (day: number) => {
      for (let run = 0; run < 10; run++)
        expect(await intake.store.removeExpired(day)).toEqual({ slots: 0, submissions: 0 });
    };
    await runs(today + 170);
    for (const day of [300, 301, 302, 303, 304]) await runs(today + day);
    expect(await intake.store.removeExpired(today + 305)).toEqual({ slots: 2, submissions: 0 });
  });

  test('K05 are removed once a day while the process runs, and only numbers are told', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const days: number[] = [];
    const store = {
      removeExpired: async (day: number) => {
        days.push(day);
        if (days.length === 2) throw new Error('the database is away');
        return { slots: 3, submissions: 2 };
      },
    };
    const counters = new Counters();
    const retention = new Retention(store, counters, () => Date.UTC(2026, 8, 9));
    await vi.advanceTimersByTimeAsync(3_599_000);
    expect(days).toEqual([]);
    await vi.advanceTimersByTimeAsync(2 * dayMs + 2000);
    expect(days).toEqual([today, today, today]);
    expect([counters.get('retired-slots'), counters.get('retired-forms'), counters.get('failed')]).toEqual([6, 4, 1]);
    retention.stop();
    await vi.advanceTimersByTimeAsync(3 * dayMs);
    expect(days).toHaveLength(3);
  });
});

describe('an empty intake', () => {
  test('K05 removes nothing', async () => {
    const { store } = new TestIntake();
    expect(await store.removeExpired(today)).toEqual({ slots: 0, submissions: 0 });
  });
});
