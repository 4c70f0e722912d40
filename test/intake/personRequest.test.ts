import { describe, expect, test } from 'vitest';
import { concatBytes } from '../../src/core/bytes.ts';
import { digestOf } from './testClinic.ts';
import { openedIntake } from './testIntake.ts';
import { verifiedStatement } from './verifiedStatement.ts';

describe('a person who asks to be removed', () => {
  test('K10 has the slots of the slip revoked and what came under them purged, and nobody else’s', async () => {
    const { intake, clinic, slot, other, third } = await openedIntake();
    const [own, foreign] = [clinic.envelope(slot), clinic.envelope(third)];
    await intake.submit(own);
    await intake.submit(foreign);
    const keys = [slot.publicKey, other.publicKey].sort(Buffer.compare);
    expect((await intake.admin(clinic, clinic.registrar, 'revoke', concatBytes(...keys))).status).toBe(200);
    const pair = concatBytes(slot.publicKey, digestOf(own));
    expect((await intake.admin(clinic, clinic.registrar, 'purge', pair)).bytes).toEqual(Uint8Array.of(1));
    const left = await intake.admin(clinic, clinic.reader, 'fetch', concatBytes(slot.publicKey, third.publicKey));
    expect(left.bytes).toEqual(foreign);
    const unused = await intake.submit(clinic.envelope(other));
    expect([unused.status, verifiedStatement(unused.bytes, intake.publicKey).kind]).toEqual([410, 'closed']);
  });
});

describe('twenty devices with different answers for one slot', () => {
  test('G05 one is stored, nineteen get a signed conflict that names it', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelopes = Array.from({ length: 20 }, () => clinic.envelope(slot));
    const answers = await Promise.all(envelopes.map((envelope) => intake.submit(envelope)));
    const winner = answers.findIndex(({ status }) => status === 201);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    const digest = digestOf(envelopes[winner] ?? new Uint8Array(0));
    for (const { bytes, status } of answers) {
      const statement = verifiedStatement(bytes, intake.publicKey);
      expect([statement.kind, statement.storedDigest]).toEqual([status === 201 ? 'stored' : 'conflict', digest]);
    }
  });
});
