// A server whose clock is set: what is stored follows the clock, what was acknowledged stays as it is, and a clock that is right again
// finds nothing lost.
import { describe, expect, test } from 'vitest';
import { signingKey } from './testClinic.ts';
import { openedIntake, startMs, TestIntake, today } from './testIntake.ts';
import { verifiedStatement } from './verifiedStatement.ts';

const dayMs = 86_400_000;

describe.each([
  ['forward', 365],
  ['back', -365],
])('a clock that is set %s a year', (_way, days) => {
  test('D28 gives its own day to what it stores, under a signature that holds, and the right clock the same receipt again', async () => {
    const { intake, clinic, slot, other } = await openedIntake();
    const before = await intake.submit(clinic.envelope(other));
    intake.nowMs = startMs + days * dayMs;
    const envelope = clinic.envelope(slot);
    const answer = await intake.submit(envelope);
    expect(answer.status).toBe(201);
    expect(verifiedStatement(answer.bytes, intake.publicKey)).toMatchObject({ kind: 'stored', day: today + days });
    intake.nowMs = startMs;
    const again = await intake.submit(envelope);
    expect([again.status, again.bytes]).toEqual([200, answer.bytes]);
    expect(verifiedStatement(before.bytes, intake.publicKey)).toMatchObject({ kind: 'stored', day: today });
    const stored = await intake.store.listSubmissions(clinic.clinicId, undefined, 10);
    expect(stored.map(({ day }) => day).sort((a, b) => a - b)).toEqual([today, today + days].sort((a, b) => a - b));
  });

  test('D28 closes the slots whose days it takes to be over or not begun, and the right clock opens them again', async () => {
    const intake = new TestIntake();
    const clinic = await intake.setUp();
    const { keys } = await intake.withSlots(clinic, 1, { opens: today, closes: today + 3 });
    const envelope = clinic.envelope(keys[0] ?? signingKey());
    intake.nowMs = startMs + days * dayMs;
    const refused = await intake.submit(envelope);
    expect(refused.status).toBe(410);
    expect(verifiedStatement(refused.bytes, intake.publicKey)).toMatchObject({ kind: 'closed' });
    intake.nowMs = startMs;
    expect((await intake.submit(envelope)).status).toBe(201);
  });

  test('D28 removes nothing before its time', async () => {
    const intake = new TestIntake();
    const clinic = await intake.setUp();
    const { keys } = await intake.withSlots(clinic, 1, { opens: today, closes: today + 3 });
    const envelope = clinic.envelope(keys[0] ?? signingKey());
    const receipt = await intake.submit(envelope);
    await intake.store.removeExpired(today);
    await intake.store.removeExpired(today + days);
    intake.nowMs = startMs;
    expect((await intake.submit(envelope)).bytes).toEqual(receipt.bytes);
  });
});
