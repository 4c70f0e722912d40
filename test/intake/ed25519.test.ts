// The two libraries behind the intake's signatures, held against each other.
import { execFileSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeEd25519 } from '../../src/intake/nodeEd25519.ts';
import { loadSodium } from '../../src/intake/sodiumEd25519.ts';
import { random } from './testClinic.ts';
import { temporaryFolder } from './testIntake.ts';
import { weakPublicKeys } from './weakPublicKeys.ts';

const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const sodium = loadSodium();

/** S + L: the same signature to whoever does not look. */
function malleated(signature: Uint8Array): Uint8Array {
  const scalar = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
  const bytes = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse();
  return Uint8Array.from([...signature.subarray(0, 32), ...bytes]);
}

describe('Ed25519', () => {
  test('has its quick library on this system', () => {
    expect(sodium).toBeDefined();
  });

  test('gives the same keys, signatures and verdicts by either library', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    fc.assert(
      fc.property(
        bytes(32),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(63),
        fc.integer({ min: 1, max: 255 }),
        (...values) => {
          const [seed, message, place, change] = values;
          const [one, other] = [nodeEd25519.signingKey(seed), sodium?.signingKey(seed)];
          const signature = one.sign(message);
          expect(other?.publicKey).toEqual(one.publicKey);
          expect(other?.sign(message)).toEqual(signature);
          const changed = Uint8Array.from(signature);
          changed[place] = (changed[place] ?? 0) ^ change;
          const signatures = [signature, changed, malleated(signature)];
          for (const library of [nodeEd25519, sodium])
            expect(signatures.map((each) => library?.isSignatureValid(one.publicKey, message, each))).toEqual([
              true,
              false,
              false,
            ]);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('refuses keys of small order by libsodium, which publicKeyCheck.ts keeps out for both', () => {
    for (const [name, key] of weakPublicKeys) {
      const forged = Uint8Array.from([...key, ...new Uint8Array(32)]);
      expect(sodium?.isSignatureValid(key, random(9), forged), name).toBe(false);
    }
  });

  test('is done by node:crypto where there is no build of the quick library', () => {
    execFileSync('node_modules/.bin/tsc', ['-b', 'src/intake']);
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    for (const name of ['ed25519.js', 'nodeEd25519.js', 'sodiumEd25519.js'])
      cpSync(join('dist/intake', name), join(folder, name));
    const program = `const { signingKey } = await import('${join(folder, 'ed25519.js')}');
      process.stdout.write(signingKey(new Uint8Array(32)).sign(new Uint8Array(9)));`;
    const signature = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: folder });
    expect(Uint8Array.from(signature)).toEqual(nodeEd25519.signingKey(new Uint8Array(32)).sign(new Uint8Array(9)));
  }, 120_000);
});
