import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { concatBytes } from '../../src/core/bytes.ts';
import { envelopeDigestInput, envelopeSigningInput } from '../../src/core/envelope.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { sha512, sign } from '../../src/crypto/primitives.ts';
import file from '../vectors/envelope.json';
import { dailyKey, openVector, vectorEnvelope } from '../vectors/envelopeChecks.ts';

const [, whole] = file.pass;
const { envelope } = vectorEnvelope(whole?.payload ?? '', 'start', whole?.random ?? []);
const root = Buffer.from(file.inputs.slot.root, 'hex');
const { slotSecretKey } = deriveSlotKeys(root, file.inputs.slot.instr, 'start');

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << ((randomBytes(1)[0] ?? 0) & 7));
  return copy;
}

it('C03: the envelope opens as it is', () => {
  expect(openVector(envelope, dailyKey).ok).toBe(true);
});

it('C03: a change of any one of the 8,504 bytes is refused', () => {
  const opened = [...envelope.keys()].filter((at) => openVector(flipped(envelope, at), dailyKey).ok);
  expect(opened).toEqual([]);
});

it('C03: a change that the slot signs again is refused: at any byte up to the payload, and at every fourth of the payload', () => {
  const body = envelope.subarray(0, 8440);
  const places = [...body.keys()].filter((at) => at < 256 || at % 4 === 0);
  const opened = places.filter((at) => {
    const changed = flipped(body, at);
    const signature = sign(envelopeSigningInput(sha512(envelopeDigestInput(changed))), slotSecretKey);
    return openVector(concatBytes(changed, signature), dailyKey).ok;
  });
  expect(opened).toEqual([]);
});
