// The envelope of the vectors, and copies of it with one bit turned at a place.
import { randomBytes } from 'node:crypto';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import file from '../vectors/envelope.json';
import { vectorEnvelope } from '../vectors/envelopeChecks.ts';

const [, whole] = file.pass;
export const { envelope } = vectorEnvelope(whole?.payload ?? '', 'start', whole?.random ?? []);
const root = Buffer.from(file.inputs.slot.root, 'hex');
export const { slotSecretKey } = deriveSlotKeys(root, file.inputs.slot.instr, 'start');

export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << ((randomBytes(1)[0] ?? 0) & 7));
  return copy;
}
