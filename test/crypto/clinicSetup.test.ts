import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBase64url } from '../../src/core/base64url.ts';
import { hex } from '../../src/core/bytes.ts';
import type { Day } from '../../src/core/day.ts';
import { parseSetupRequest } from '../../src/core/setupRequest.ts';
import { type ClinicDetails, clinicSetupRequest, makeClinic } from '../../src/crypto/clinicSetup.ts';
import { keyId } from '../../src/crypto/keyId.ts';
import { boxKeyPair, signKeyPairFromSeed } from '../../src/crypto/primitives.ts';
import { signProfile, verifyAbout, verifyProfile } from '../../src/crypto/profileSignature.ts';
import { deriveSeedKeys } from '../../src/crypto/recoverySeed.ts';
import aboutFile from '../vectors/about.json';

const { publicKey } = signKeyPairFromSeed(randomBytes(32));
const vectorAbout = JSON.parse(aboutFile.pass[0]?.file ?? '') as ClinicDetails['about'];
const { name, support, notice, occasions } = vectorAbout;
const details: ClinicDetails = {
  about: { name, support, notice, occasions },
  plan: [
    {
      url: 'urn:uuid:00000000-0000-4000-8000-000000000001',
      version: '1.0.0',
      sha512: new Uint8Array(64),
      occasions: ['start', 'end'],
    },
  ],
  receiptKey: { keyId: keyId(publicKey), publicKey },
  issued: '2026-09-07' as Day,
  expires: '2027-09-07' as Day,
};

describe('a new clinic', () => {
  const clinic = makeClinic(details, randomBytes);

  it('has a profile and an about that its own root signed', () => {
    const profile = verifyProfile(clinic.profile.bytes, clinic.profile.signature);
    const about = verifyAbout(clinic.about.bytes, clinic.about.signature, profile.rootPublicKey);
    expect(about.clinic).toBe(toBase64url(profile.clinicId));
    expect(hex(profile.rootPublicKey)).toBe(hex(clinic.vault.rootPublicKey));
    expect(profile.receipt).toEqual([details.receiptKey]);
  });

  it('can open with what the vault and the sheet hold, and with nothing else', () => {
    const profile = verifyProfile(clinic.profile.bytes, clinic.profile.signature);
    const { seed = new Uint8Array(), daily, registryKey } = clinic.vault;
    const fromSheet = deriveSeedKeys(seed);
    expect(hex(fromSheet.recovery.publicKey)).toBe(hex(profile.recovery.publicKey));
    expect(hex(fromSheet.registryKey)).toBe(hex(registryKey));
    expect(daily.map(({ secretKey }) => hex(boxKeyPair(secretKey).publicKey))).toEqual([hex(profile.daily.publicKey)]);
  });

  it('is asked for with its public keys alone: no secret is in the request', () => {
    const token = randomBytes(10);
    const bytes = clinicSetupRequest(clinic, token);
    const request = parseSetupRequest(bytes);
    expect(hex(request.token)).toBe(hex(token));
    expect(hex(request.registrarPublicKey)).toBe(hex(signKeyPairFromSeed(clinic.vault.registrarSeed).publicKey));
    expect(hex(request.readerPublicKey)).toBe(hex(signKeyPairFromSeed(clinic.vault.readerSeed).publicKey));
    const { seed = new Uint8Array(), daily, registryKey, registrarSeed, readerSeed } = clinic.vault;
    const secrets = [seed, registryKey, registrarSeed, readerSeed, ...daily.map(({ secretKey }) => secretKey)];
    for (const secret of secrets) {
      expect(hex(bytes)).not.toContain(hex(secret));
      expect(Buffer.from(bytes).toString('latin1')).not.toContain(toBase64url(secret));
    }
  });

  it('shares nothing with another one', () => {
    const other = makeClinic(details, randomBytes);
    const parts = [clinic, other].flatMap(({ vault }) => [
      vault.clinicId,
      vault.rootPublicKey,
      vault.registryKey,
      vault.registrarSeed,
      vault.readerSeed,
      ...vault.daily.map(({ secretKey }) => secretKey),
    ]);
    expect(new Set(parts.map(hex)).size).toBe(parts.length);
  });

  it('C16: is not made from a random source that stands still', () => {
    expect(() => makeClinic(details, (length) => new Uint8Array(length).fill(9))).toThrow('random-source-broken');
  });
});

describe('a profile', () => {
  const clinic = makeClinic(details, randomBytes);
  const profile = verifyProfile(clinic.profile.bytes, clinic.profile.signature);
  const { root } = deriveSeedKeys(clinic.vault.seed ?? new Uint8Array());

  it('is not signed when its reader would refuse it', () => {
    const broken = [
      { ...profile, seq: 0 },
      { ...profile, accept: [] },
      { ...profile, daily: profile.recovery },
      {
        ...profile,
        daily: { ...profile.daily, keyId: keyId(publicKey) },
        accept: [...profile.accept, keyId(publicKey)],
      },
      { ...profile, exit: 'http://example.se/' },
    ];
    for (const refused of broken) expect(() => signProfile(refused, root.secretKey)).toThrow('profile-refused');
    expect(() => signProfile(profile, signKeyPairFromSeed(randomBytes(32)).secretKey)).toThrow('profile-refused');
    expect(() => signProfile({ ...profile, seq: 2 }, root.secretKey)).not.toThrow();
  });

  it('E09: is refused under a weak root, whatever the signature', () => {
    const weakRoot = new Uint8Array(32);
    weakRoot[0] = 1;
    const forged = new Uint8Array(64);
    forged[0] = 1;
    const text = Buffer.from(clinic.profile.bytes)
      .toString('utf8')
      .replace(toBase64url(profile.rootPublicKey), toBase64url(weakRoot));
    expect(() => verifyProfile(Buffer.from(text), forged)).toThrow('profile-refused');
  });
});
