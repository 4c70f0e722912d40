import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../src/core/bytes.ts';
import type { Day } from '../../src/core/day.ts';
import { deriveVaultKey } from '../../src/crypto/argon2.ts';
import { keyId } from '../../src/crypto/keyId.ts';
import { boxKeyPair } from '../../src/crypto/primitives.ts';
import { deriveSeedKeys, formatRecoverySheet, parseRecoverySheet } from '../../src/crypto/recoverySeed.ts';
import { openVault, openVaultWithKey, sealVault, type Vault, vaultLength } from '../../src/crypto/vault.ts';

const some = (length: number): Bytes => new Uint8Array(randomBytes(length));
const dailySecret = (from: string) => {
  const secretKey = some(32);
  return { keyId: keyId(boxKeyPair(secretKey).publicKey), secretKey, from: from as Day };
};

const seed = some(32);
const { root, registryKey } = deriveSeedKeys(seed);
const first: Vault = {
  clinicId: some(16),
  rootPublicKey: root.publicKey,
  seed,
  daily: [dailySecret('2027-09-07'), dailySecret('2026-09-07')],
  registryKey,
  registrarSeed: some(32),
  readerSeed: some(32),
};
const { seed: _left, ...colleague } = first;
const passphrase = 'sex ord som ingen gissar här';
const fresh = () => ({ salt: some(16), nonce: some(24) });

describe('a vault', { timeout: 180_000 }, () => {
  const random = fresh();
  const file = sealVault(first, passphrase, random);
  const key = deriveVaultKey(passphrase, random.salt);

  it('gives back what was put in, with the seed and without', () => {
    expect(file).toHaveLength(vaultLength);
    expect(openVaultWithKey(file, key)).toEqual(first);
    expect(openVault(sealVault(colleague, passphrase, fresh()), passphrase)).toEqual(colleague);
  });

  it('opens however the passphrase is composed, and reports progress', () => {
    const heard: number[] = [];
    expect(openVault(file, passphrase.normalize('NFD'), (fraction) => heard.push(fraction))).toEqual(first);
    expect(heard.at(-1)).toBe(1);
  });

  it('F15: gives one refusal for a wrong passphrase, no passphrase, a cut or any changed byte', () => {
    const refusals = [
      () => openVault(file, 'fel'),
      () => openVault(file, ''),
      () => openVault(file.subarray(1), passphrase),
    ];
    for (const attempt of refusals) expect(attempt).toThrow(/^vault-unreadable$/);
    for (const length of [0, 4, 45, 4156])
      expect(() => openVaultWithKey(file.subarray(0, length), key)).toThrow('vault-unreadable');
    const opened = [...file.keys()].filter((at) => {
      // The salt is bound by the key that it leads to, which is given here.
      if (at >= 5 && at < 21) return false;
      const bent = Uint8Array.from(file);
      bent[at] = (bent[at] ?? 0) ^ (1 << (at % 8));
      try {
        openVaultWithKey(bent, key);
        return true;
      } catch (error) {
        return !(error instanceof Error && error.message === 'vault-unreadable');
      }
    });
    expect(opened).toEqual([]);
    const otherSalt = Uint8Array.from(file);
    otherSalt[5] = (otherSalt[5] ?? 0) ^ 1;
    expect(() => openVault(otherSalt, passphrase)).toThrow('vault-unreadable');
  });

  it('is not written with contents that it would not open again', () => {
    const twice = { ...first, daily: [first.daily[0], first.daily[0]].flatMap((secret) => secret ?? []) };
    for (const broken of [
      { ...first, daily: [] },
      twice,
      { ...first, seed: some(32) },
      { ...first, registryKey: some(32) },
    ]) {
      expect(() => sealVault(broken, passphrase, fresh())).toThrow('vault-unreadable');
    }
    expect(() => sealVault(first, '', fresh())).toThrow('key-length');
  });

  it('has room for thirty-two daily keys', () => {
    const daily = Array.from({ length: 32 }, () => dailySecret('2026-09-07'));
    expect(openVault(sealVault({ ...first, daily }, passphrase, fresh()), passphrase).daily).toHaveLength(32);
  });
});

describe('the recovery sheet', () => {
  it('leads back to the seed, however it is spaced', () => {
    for (let count = 0; count < 50; count++) {
      const secret = some(32);
      const sheet = formatRecoverySheet(secret);
      expect(sheet).toMatch(/^FORM 1[0-9A-Z ]+$/);
      expect(parseRecoverySheet(sheet)).toEqual(secret);
      expect(parseRecoverySheet(` ${sheet.toLowerCase().replaceAll(' ', '-')}\n`)).toEqual(secret);
    }
  });

  it('is refused with one symbol wrong, and for any other text', () => {
    const sheet = formatRecoverySheet(seed).replaceAll(' ', '');
    for (let at = 5; at < sheet.length; at++) {
      const symbol = sheet[at] === 'Q' ? 'P' : 'Q';
      expect(() => parseRecoverySheet(sheet.slice(0, at) + symbol + sheet.slice(at + 1))).toThrow(
        'recovery-sheet-refused',
      );
    }
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(() => parseRecoverySheet(text)).toThrow('recovery-sheet-refused');
      }),
    );
    expect(() => parseRecoverySheet(`${sheet}${' '.repeat(1_000_000)}`)).toThrow('recovery-sheet-refused');
  });
});
