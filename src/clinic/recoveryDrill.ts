// Proves that the recovery sheet still opens what clients send: a canary is sealed as a client seals, to the keys that are
// published now, and opened with what is on the paper alone. The day goes into the registry.
import { toBase64url } from '../core/base64url.ts';
import { encodePayload, type Payload } from '../core/payload.ts';
import type { RandomBytes } from '../core/random.ts';
import { openEnvelope } from '../crypto/envelopeOpening.ts';
import { sealEnvelope } from '../crypto/envelopeSealing.ts';
import { signKeyPairFromSeed, wipe } from '../crypto/primitives.ts';
import { deriveSeedKeys } from '../crypto/recoverySeed.ts';
import { type KeyFailure, seedFrom } from './keyChanges.ts';
import { appendToRegistry, type Registry } from './registry.ts';
import type { Session } from './session.ts';
import { today } from './today.ts';
import type { Workplace } from './workplace.ts';

export type DrillOutcome =
  | { readonly ok: true; readonly registry: Registry }
  | { readonly ok: false; readonly failure: KeyFailure };

export async function recoveryDrill(
  workplace: Workplace,
  session: Session,
  known: Registry,
  typedSheet: string,
): Promise<DrillOutcome> {
  if (!opensCanary(session, typedSheet, workplace.randomBytes)) return { ok: false, failure: 'wrong-sheet' };
  return await appendToRegistry(session.access, known, today(workplace), ({ staff }) =>
    staff.drilledOn === today(workplace) ? [] : [{ k: 'drill' }],
  );
}

/** The published keys, not those in memory, are what a client would seal to. */
export function opensCanary(
  { profile, vault }: Pick<Session, 'profile' | 'vault'>,
  typedSheet: string,
  randomBytes: RandomBytes,
): boolean {
  const seed = seedFrom(typedSheet);
  if (seed === undefined) return false;
  const { recovery, root, registryKey } = deriveSeedKeys(seed);
  const pair = signKeyPairFromSeed(randomBytes(32));
  const slot = { slotPublicKey: pair.publicKey, slotSecretKey: pair.secretKey };
  const { clinicId, daily } = profile;
  const canary: Payload = {
    v: 1,
    slot: toBase64url(pair.publicKey),
    rid: toBase64url(Uint8Array.from(randomBytes(16))),
    questionnaire: { id: 'canary', ver: '1', sha: toBase64url(Uint8Array.from(randomBytes(64))) },
    occasion: 'start',
    lang: 'sv',
    done: profile.issued,
    answers: [],
    app: 'canary',
  };
  const sealed = sealEnvelope({
    payload: encodePayload(canary),
    clinicId,
    slot,
    recipients: { daily, recovery: profile.recovery },
    randomBytes,
  });
  const known = { serial: '0001', handedOut: true, revoked: false, instr: 'canary', occasion: 'start' };
  const opened = openEnvelope(sealed.envelope, { clinicId, slots: () => known, boxKeys: [recovery] });
  const isSameRoot = toBase64url(root.publicKey) === toBase64url(vault.rootPublicKey);
  const isSameRegistry = toBase64url(registryKey) === toBase64url(vault.registryKey);
  wipe(seed, recovery.secretKey, root.secretKey, registryKey);
  return isSameRoot && isSameRegistry && opened.ok && opened.payload.rid === canary.rid;
}
