// The envelope against its vectors: sealed byte for byte, opened with either key, refused for the right reason.
import { fromBase64url, toBase64url } from '../../src/core/base64url.ts';
import { type Bytes, equalBytes, fromHex } from '../../src/core/bytes.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { type KnownSlot, openEnvelope } from '../../src/crypto/envelopeOpening.ts';
import { sealEnvelope } from '../../src/crypto/envelopeSealing.ts';
import { boxKeyPair, type KeyPair } from '../../src/crypto/primitives.ts';
import file from './envelope.json';
import { type Change, type Check, changed, fixedRandom, mustBe, mustEqual, mustHash } from './vectorCheck.ts';

interface PassVector {
  readonly name: string;
  readonly commit?: string;
  readonly digest: string;
  readonly signature?: string;
  readonly sha512Start: string;
  readonly occasion?: string;
  readonly payload?: string;
  readonly random?: readonly string[];
}

interface RefuseVector extends Change {
  readonly name: string;
  readonly reason: string;
  readonly envelope?: string;
}

const { inputs } = file;
const root = fromHex(inputs.slot.root);
const clinicId = fromHex(inputs.clinicId);
export const dailyKey: KeyPair = boxKeyPair(fromHex(inputs.dailySecret));
export const recoveryKey: KeyPair = boxKeyPair(fromHex(inputs.recoverySecret));

export function vectorEnvelope(payload: string, occasion: string, random: readonly string[]) {
  return sealEnvelope({
    payload,
    clinicId,
    slot: deriveSlotKeys(root, inputs.slot.instr, occasion),
    recipients: { daily: dailyKey, recovery: recoveryKey },
    randomBytes: fixedRandom(...random),
  });
}

const slots = ['t0', 't1', 'start'].map((occasion) => ({
  slotPublicKey: deriveSlotKeys(root, inputs.slot.instr, occasion).slotPublicKey,
  known: { serial: '0001', handedOut: true, revoked: false, instr: inputs.slot.instr, occasion },
}));

/** Every slot of the vectors is on one slip that was handed out. */
export const vectorSlots = (slotPublicKey: Bytes): KnownSlot | undefined =>
  slots.find((slot) => equalBytes(slot.slotPublicKey, slotPublicKey))?.known;

export function openVector(envelope: Uint8Array, key: KeyPair) {
  return openEnvelope(envelope, { clinicId, slots: vectorSlots, boxKeys: [key] });
}

export function envelopeChecks(): readonly Check[] {
  const sealed = vectorEnvelope(inputs.payload, inputs.slot.occasion, inputs.random);
  const [probe, whole] = file.pass as readonly PassVector[];
  return [
    {
      name: 'envelope sealed',
      run: () => {
        mustHash(sealed.envelope, probe?.sha512Start ?? '', 8504);
        mustBe(sealed.envelope.subarray(200, 232), probe?.commit ?? '', 'commit');
        mustBe(sealed.envelope.subarray(8440), probe?.signature ?? '', 'signature');
        mustBe(sealed.digest, probe?.digest ?? '', 'digest');
      },
    },
    ...(whole === undefined ? [] : [dailyKey, recoveryKey]).map((key, index) => ({
      name: `envelope opened with ${index === 0 ? 'the daily' : 'the recovery'} key`,
      run: () => checkOpened(whole as PassVector, key),
    })),
    ...refusedEnvelopes().map(({ name, reason, bytes }) => ({
      name: `envelope refused: ${name}`,
      run: () => {
        const opened = openVector(bytes, dailyKey);
        mustEqual(opened.ok ? 'opened' : opened.reason, reason, 'reason');
      },
    })),
  ];
}

export function refusedEnvelopes() {
  const { envelope } = vectorEnvelope(inputs.payload, inputs.slot.occasion, inputs.random);
  return (file.refuse as readonly RefuseVector[]).map((vector) => ({
    name: vector.name,
    reason: vector.reason,
    bytes: vector.envelope === undefined ? changed(envelope, vector) : fromBase64url(vector.envelope),
  }));
}

function checkOpened(whole: PassVector, key: KeyPair): void {
  const { envelope, digest } = vectorEnvelope(whole.payload ?? '', whole.occasion ?? '', whole.random ?? []);
  mustHash(envelope, whole.sha512Start, 8504);
  const opened = openVector(envelope, key);
  if (!opened.ok) throw new Error(opened.reason);
  mustBe(opened.digest, whole.digest, 'digest');
  mustEqual(toBase64url(opened.digest), toBase64url(digest));
  mustEqual(JSON.stringify(opened.payload), whole.payload, 'payload');
}
