// Profile, about, recovery sheet, registry and vault against their vectors.
import { aboutSigningInput, encodeAbout } from '../../src/core/about.ts';
import { fromBase64url, toBase64url } from '../../src/core/base64url.ts';
import { fromHex } from '../../src/core/bytes.ts';
import { encodeProfile } from '../../src/core/profile.ts';
import { parseRegistryRecord, type RegistryRecord } from '../../src/core/registryRecord.ts';
import type { DailyShare } from '../../src/core/staffState.ts';
import { encodeUtf8 } from '../../src/core/utf8.ts';
import { deriveVaultKey } from '../../src/crypto/argon2.ts';
import { sign, signKeyPairFromSeed } from '../../src/crypto/primitives.ts';
import { signProfile, verifyAbout, verifyProfile } from '../../src/crypto/profileSignature.ts';
import { deriveSeedKeys, formatRecoverySheet, parseRecoverySheet } from '../../src/crypto/recoverySeed.ts';
import { openRegistry, sealRecord } from '../../src/crypto/registrySealing.ts';
import { openShares, shareDaily, staffBoxKeys } from '../../src/crypto/staffBox.ts';
import { openVault, openVaultWithKey, sealVault } from '../../src/crypto/vault.ts';
import aboutFile from './about.json';
import profileFile from './profile.json';
import seedFile from './recoverySeed.json';
import registryFile from './registry.json';
import vaultFile from './vault.json';
import {
  type Change,
  type Check,
  changed,
  fixedRandom,
  mustBe,
  mustEqual,
  mustEqualBytes,
  mustHash,
  mustRefuse,
} from './vectorCheck.ts';

interface FileVector {
  readonly name: string;
  readonly file: string;
  readonly signature: string;
  readonly sha512Start?: string;
  readonly accepted?: boolean;
}

const rootKey = signKeyPairFromSeed(fromHex(profileFile.inputs.rootSeed));

export const profileChecks: readonly Check[] = [
  ...(profileFile.pass as readonly FileVector[]).map((vector) => ({
    name: `profile verified: ${vector.name}`,
    run: () => {
      if (vector.accepted === true) {
        verifyProfile(fromBase64url(vector.file), fromBase64url(vector.signature));
        return;
      }
      const bytes = encodeUtf8(vector.file);
      const profile = verifyProfile(bytes, fromHex(vector.signature));
      mustHash(bytes, vector.sha512Start ?? '');
      mustEqualBytes(encodeProfile(profile), bytes);
      mustBe(signProfile(profile, rootKey.secretKey).signature, vector.signature, 'signature');
    },
  })),
  ...(profileFile.refuse as readonly FileVector[]).map(({ name, file, signature }) => ({
    name: `profile refused: ${name}`,
    run: () => mustRefuse(() => verifyProfile(fromBase64url(file), fromBase64url(signature))),
  })),
];

const clinic = toBase64url(fromHex(aboutFile.inputs.clinicId));

export const aboutChecks: readonly Check[] = [
  ...aboutFile.pass.map(({ file, signature, sha512Start }) => ({
    name: 'about verified',
    run: () => {
      const bytes = encodeUtf8(file);
      mustHash(bytes, sha512Start);
      const about = verifyAbout(bytes, fromHex(signature), rootKey.publicKey, clinic);
      mustEqualBytes(encodeAbout(about), bytes);
      mustBe(sign(aboutSigningInput(bytes), rootKey.secretKey), signature, 'signature');
    },
  })),
  ...aboutFile.refuse.map(({ name, file, signature }) => ({
    name: `about refused: ${name}`,
    run: () => mustRefuse(() => verifyAbout(fromBase64url(file), fromBase64url(signature), rootKey.publicKey, clinic)),
  })),
];

type SeedVector = Readonly<Partial<Record<string, string>>> & { readonly name: string };

const seed = fromHex(seedFile.inputs.seed);

export const seedChecks: readonly Check[] = [
  ...(seedFile.pass as readonly SeedVector[]).map((vector, index) => ({
    name: `master seed ${index}: ${vector.name}`,
    run: () => {
      if (vector.name === 'sheet') {
        mustEqualBytes(parseRecoverySheet(vector['sheet'] ?? ''), seed);
        if (vector['sheet']?.includes(' ')) mustEqual(formatRecoverySheet(seed), vector['sheet']);
        return;
      }
      const keys = deriveSeedKeys(seed);
      mustBe(keys.root.secretKey.subarray(0, 32), vector['rootSeed'] ?? '');
      mustBe(keys.root.publicKey, vector['rootPublicKey'] ?? '');
      mustBe(keys.recovery.secretKey, vector['recoverySecret'] ?? '');
      mustBe(keys.recovery.publicKey, vector['recoveryPublicKey'] ?? '');
      mustBe(keys.registryKey, vector['registryKey'] ?? '');
    },
  })),
  ...seedFile.refuse.map(({ name, sheet }) => ({
    name: `recovery sheet refused: ${name}`,
    run: () => mustRefuse(() => parseRecoverySheet(sheet)),
  })),
];

const registryKey = fromHex(registryFile.inputs.registryKey);

export const registryChecks: readonly Check[] = [
  ...registryFile.pass.map(({ name, json, sha512Start, sealed }, index) => ({
    name: `registry record sealed: ${name}`,
    run: () => {
      const nonce = fromHex(registryFile.inputs.nonces[index] ?? '');
      const record = sealRecord(parseRegistryRecord(encodeUtf8(json)), registryKey, nonce);
      mustHash(record, sha512Start, 1024);
      mustEqual(toBase64url(record), sealed);
    },
  })),
  {
    name: 'registry opened',
    run: () => {
      const opened = openRegistry(
        registryFile.pass.map(({ sealed }) => fromBase64url(sealed)),
        registryKey,
      );
      const texts = opened.ok ? opened.records.map((record) => JSON.stringify(record)) : [];
      mustEqual(texts.join(), registryFile.pass.map(({ json }) => json).join());
    },
  },
  ...shareChecks(),
  ...(registryFile.refuse as readonly { name: string; chain?: readonly string[]; json?: string }[]).map(
    ({ name, chain, json }) => ({
      name: `registry refused: ${name}`,
      run: () => {
        if (json !== undefined) mustRefuse(() => parseRegistryRecord(encodeUtf8(json)));
        if (chain !== undefined) mustEqual(openRegistry(chain.map(fromBase64url), registryKey).ok, false);
      },
    }),
  ),
];

/** A daily key that is handed over: to the box of a reader's seed, and to nobody else's. */
function shareChecks(): readonly Check[] {
  const { readerSeed, boxPublicKey, dailySecret, oneTimeSecret, unusedDraw, box } = registryFile.share;
  const reader = staffBoxKeys(fromHex(readerSeed));
  const [daily] = registryFile.pass.map(({ json }) => parseRegistryRecord(encodeUtf8(json))).flatMap(dailyShareOf);
  const shareOf = (changes: Partial<DailyShare>) => ({ ...(daily ?? fail()), ...changes });
  const damaged = (at: number) => {
    const bytes = fromBase64url(box);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return toBase64url(bytes);
  };
  const opens = (share: DailyShare, keys = reader) => openShares([share], keys).length;
  return [
    {
      name: 'daily key handed over',
      run: () => {
        mustBe(reader.publicKey, boxPublicKey);
        const secret = {
          keyId: fromBase64url(shareOf({}).id),
          secretKey: fromHex(dailySecret),
          from: shareOf({}).from,
        };
        const made = shareDaily(secret, reader.publicKey, fixedRandom(oneTimeSecret, unusedDraw));
        mustEqual(JSON.stringify(made), JSON.stringify(shareOf({ box })));
        const [opened] = openShares([shareOf({})], reader);
        mustBe(opened?.secretKey ?? new Uint8Array(), dailySecret);
      },
    },
    ...[0, 32, 48, 79].map((at) => ({
      name: `daily key not handed over: byte ${at} changed`,
      run: () => mustEqual(opens(shareOf({ box: damaged(at) })), 0),
    })),
    {
      name: 'daily key not handed over: named wrong',
      run: () => mustEqual(opens(shareOf({ id: toBase64url(fromHex('e956407b306b94dd')) })), 0),
    },
    {
      name: 'daily key not handed over: to somebody else',
      run: () => mustEqual(opens(shareOf({}), staffBoxKeys(fromHex(oneTimeSecret))), 0),
    },
  ];
}

function dailyShareOf(record: RegistryRecord): readonly DailyShare[] {
  return record.k === 'daily'
    ? [{ k: record.k, id: record.id, from: record.from, to: record.to, box: record.box }]
    : [];
}

function fail(): never {
  throw new Error('no daily key is handed over');
}

interface RefusedVault extends Change {
  readonly name: string;
  readonly file?: string;
  readonly passphrase?: string;
}

/** The slow derivation runs three times: sealing, opening, and the wrong passphrase. */
export function vaultChecks(): readonly Check[] {
  const { inputs } = vaultFile;
  const key = fromHex(inputs.key);
  const [vector] = vaultFile.pass;
  const file = fromBase64url(vector?.file ?? '');
  const random = { salt: fromHex(inputs.salt), nonce: fromHex(inputs.nonce) };
  return [
    {
      name: 'vault key from the passphrase',
      run: () => mustBe(deriveVaultKey(inputs.passphrase, random.salt), inputs.key),
    },
    {
      name: 'vault sealed and opened',
      run: () => {
        const sealed = sealVault(openVaultWithKey(file, key), inputs.passphrase, random);
        mustHash(sealed, vector?.sha512Start ?? '', vector?.length ?? 0);
      },
    },
    ...(vaultFile.refuse as readonly RefusedVault[]).map((refused) => ({
      name: `vault refused: ${refused.name}`,
      run: () => {
        const bytes = refused.file === undefined ? changed(file, refused) : fromBase64url(refused.file);
        const { passphrase } = refused;
        mustRefuse(() => (passphrase === undefined ? openVaultWithKey(bytes, key) : openVault(bytes, passphrase)));
      },
    })),
  ];
}
