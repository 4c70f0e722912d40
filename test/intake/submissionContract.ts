// What every store must do with submissions: the part of the contract that receipts rest on.
import { describe, expect, test } from 'vitest';
import { type Bytes, compareBytes } from '../../src/core/bytes.ts';
import type { Store } from '../../src/intake/store/store.ts';
import { accepted, attemptFor, plain, slotOf, withClinic } from './storeRows.ts';
import { random } from './testClinic.ts';

/** As describeStoreContract, which calls this. */
export function describeSubmissionContract(engine: string, open: () => Promise<Store>): void {
  describe(`submissions on ${engine}`, () => {
    test('accepts one digest a slot, and counts a commit for each acknowledgement', async () => {
      const store = await open();
      const { clinicId } = await withClinic(store);
      const slot = slotOf();
      await store.registerSlots(clinicId, [slot]);
      expect(await store.acceptSubmission(attemptFor(clinicId, random(32)))).toEqual({ kind: 'unknown-slot' });
      for (const day of [9, 21])
        expect(await store.acceptSubmission(attemptFor(clinicId, slot.slotPublicKey, { day }))).toEqual({
          kind: 'closed',
        });
      const half = attemptFor(clinicId, slot.slotPublicKey, { recipientKeyIds: [accepted[0] ?? random(8), random(8)] });
      expect(await store.acceptSubmission(half)).toEqual({ kind: 'keys-refused' });
      expect(await store.commits()).toBe(0);

      const attempt = attemptFor(clinicId, slot.slotPublicKey);
      const stored = await store.acceptSubmission(attempt);
      expect(stored.kind).toBe('stored');
      expect(await store.commits()).toBe(1);
      const again = await store.acceptSubmission({ ...attempt, receipt: random(252), day: 16 });
      expect(again.kind === 'same-again' && [plain(again.receipt), again.day]).toEqual([plain(attempt.receipt), 15]);
      expect(await store.commits()).toBe(2);
      const conflict = await store.acceptSubmission(attemptFor(clinicId, slot.slotPublicKey));
      expect(conflict.kind === 'conflict' && [plain(conflict.storedDigest), conflict.day]).toEqual([
        plain(attempt.digest),
        15,
      ]);
      expect(await store.commits()).toBe(2);
      const state = await store.slotState(clinicId, slot.slotPublicKey);
      expect([plain(state?.stored?.digest), state?.stored?.day]).toEqual([plain(attempt.digest), 15]);
    });

    test('crash-S9 crash-S10 stores one of many at once and tells the others which', async () => {
      const store = await open();
      const { clinicId } = await withClinic(store);
      const slot = slotOf();
      await store.registerSlots(clinicId, [slot]);
      const attempts = Array.from({ length: 10 }, () => attemptFor(clinicId, slot.slotPublicKey));
      const outcomes = await Promise.all([...attempts, ...attempts].map((attempt) => store.acceptSubmission(attempt)));
      const counts = (kind: string) => outcomes.filter((outcome) => outcome.kind === kind).length;
      expect([counts('stored'), counts('same-again'), counts('conflict')]).toEqual([1, 1, 18]);
      const winner = plain(attempts[outcomes.findIndex((outcome) => outcome.kind === 'stored')]?.digest);
      for (const outcome of outcomes) if (outcome.kind === 'conflict') expect(plain(outcome.storedDigest)).toBe(winner);
    });

    test('decides many forms at once as it would one after the other', async () => {
      const store = await open();
      const { clinicId } = await withClinic(store);
      const slots = Array.from({ length: 150 }, () => slotOf());
      await store.registerSlots(clinicId, slots);
      const attempts = slots.map((slot) => attemptFor(clinicId, slot.slotPublicKey));
      const strangers = [
        attemptFor(clinicId, random(32)),
        attemptFor(random(16), slots[0]?.slotPublicKey ?? random(32)),
      ];
      const late = attempts.slice(0, 3).map((attempt) => ({ ...attempt, digest: random(32), day: 99 }));
      const outcomes = await Promise.all([...attempts, ...strangers, ...late].map((a) => store.acceptSubmission(a)));
      expect(new Set(outcomes.slice(0, 150).map(({ kind }) => kind))).toEqual(new Set(['stored']));
      expect(outcomes.slice(150, 152).map(({ kind }) => kind)).toEqual(['unknown-slot', 'unknown-slot']);
      for (const outcome of outcomes.slice(152)) expect(outcome.kind).toBe('conflict');
      expect(await store.commits()).toBe(150);
      await store.confirm();
      expect(await store.commits()).toBe(151);
      expect((await store.restoreState()).commits).toBe(151);
      const pages = await store.listSubmissions(clinicId, undefined, 1000);
      expect(new Set(pages.map((entry) => plain(entry.digest)))).toEqual(new Set(attempts.map((a) => plain(a.digest))));
    });

    test('decides each of a crowd by its own faults, in the order of the checks', async () => {
      const store = await open();
      const { clinicId } = await withClinic(store);
      const foreign = await withClinic(store, 'two.example');
      const keys = Array.from({ length: 6 }, () => random(32));
      const [good, revoked, taken, contested, single] = keys as [Bytes, Bytes, Bytes, Bytes, Bytes];
      await store.registerSlots(clinicId, keys.map(slotOf));
      await store.revokeSlots(clinicId, [revoked]);
      const first = attemptFor(clinicId, taken);
      await store.acceptSubmission(first);
      const wrongKeys = { recipientKeyIds: [accepted[0] ?? random(8), random(8)] };
      const crowd = [
        attemptFor(clinicId, contested, wrongKeys),
        attemptFor(clinicId, contested),
        attemptFor(clinicId, contested),
        attemptFor(clinicId, revoked),
        attemptFor(foreign.clinicId, good),
        attemptFor(clinicId, good, { day: 9 }),
        attemptFor(clinicId, good, { day: 10 }),
        attemptFor(clinicId, taken, { day: 99 }),
        { ...first, ...wrongKeys, receipt: random(252) },
        attemptFor(clinicId, single, { recipientKeyIds: accepted.slice(1) }),
        attemptFor(clinicId, random(32)),
      ];
      const outcomes = await Promise.all(crowd.map((attempt) => store.acceptSubmission(attempt)));
      expect(outcomes.map(({ kind }) => kind)).toEqual([
        'keys-refused',
        'stored',
        'conflict',
        'closed',
        'unknown-slot',
        'closed',
        'stored',
        'conflict',
        'same-again',
        'stored',
        'unknown-slot',
      ]);
      expect(await store.commits()).toBe(5);
    });

    test('crash-S16 lists, gives out, marks and purges, and keeps the tombstone', async () => {
      const store = await open();
      const { clinicId } = await withClinic(store);
      const foreign = await withClinic(store, 'two.example');
      const slots = Array.from({ length: 5 }, () => slotOf());
      await store.registerSlots(clinicId, slots);
      const attempts = slots.map((slot) => attemptFor(clinicId, slot.slotPublicKey));
      for (const attempt of attempts) await store.acceptSubmission(attempt);
      const sorted = [...attempts].sort((left, right) => compareBytes(left.slotPublicKey, right.slotPublicKey));

      const page = await store.listSubmissions(clinicId, undefined, 3);
      expect(page.map((entry) => plain(entry.slotPublicKey))).toEqual(
        sorted.slice(0, 3).map((a) => plain(a.slotPublicKey)),
      );
      const rest = await store.listSubmissions(clinicId, page[2]?.slotPublicKey, 3);
      expect(rest.map((entry) => plain(entry.digest))).toEqual(sorted.slice(3).map((a) => plain(a.digest)));
      expect(await store.listSubmissions(foreign.clinicId, undefined, 3)).toEqual([]);

      const [first, second] = attempts;
      if (!first || !second) throw new Error('five attempts were made');
      expect(await store.envelopes(foreign.clinicId, [first.slotPublicKey])).toBeUndefined();
      const out = await store.envelopes(clinicId, [second.slotPublicKey, random(32), first.slotPublicKey]);
      expect(out?.map(plain)).toEqual([plain(second.envelope), plain(first.envelope)]);

      const wrong = { ...second, digest: random(32) };
      expect(await store.markOpened(clinicId, [first, wrong])).toEqual([true, false]);
      expect(await store.markOpened(foreign.clinicId, [first])).toEqual([false]);
      expect(await store.purge(foreign.clinicId, [first])).toEqual([false]);
      for (let round = 0; round < 2; round++)
        expect(await store.purge(clinicId, [wrong, first])).toEqual([false, true]);
      const entries = await store.listSubmissions(clinicId, undefined, 9);
      const flags = entries.filter((entry) => entry.isOpened || entry.isPurged);
      expect(flags).toMatchObject([{ isOpened: true, isPurged: true, day: 15 }]);
      expect(await store.envelopes(clinicId, [first.slotPublicKey])).toEqual([]);
      const late = await store.acceptSubmission(first);
      expect(late.kind === 'same-again' && plain(late.receipt)).toBe(plain(first.receipt));
    });
  });
}
