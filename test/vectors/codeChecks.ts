// Code and key derivation against their vectors.
import { concatBytes, fromHex } from '../../src/core/bytes.ts';
import { parseCode } from '../../src/core/code.ts';
import { type DomainLabel, domainTag, slotContext } from '../../src/core/domainTag.ts';
import { deriveRoot } from '../../src/crypto/argon2.ts';
import { attestTag } from '../../src/crypto/attestTag.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { keyId } from '../../src/crypto/keyId.ts';
import { signKeyPairFromSeed } from '../../src/crypto/primitives.ts';
import codeFile from './code.json';
import keyFile from './keyDerivation.json';
import { type Check, mustBe, mustEqual, mustRefuse } from './vectorCheck.ts';

export const codeChecks: readonly Check[] = [
  ...codeFile.pass.map(({ typed, code }) => ({
    name: `code accepted: ${typed}`,
    run: () => {
      const parsed = parseCode(typed);
      mustEqual(parsed.ok ? parsed.code : parsed.reason, code);
    },
  })),
  ...codeFile.refuse.map(({ typed, reason }) => ({
    name: `code refused: ${typed.slice(0, 20)}`,
    run: () => {
      const parsed = parseCode(typed);
      mustEqual(parsed.ok ? 'accepted' : parsed.reason, reason);
    },
  })),
];

type KeyVector = Readonly<Partial<Record<string, string>>> & { readonly name: string };

const { inputs } = keyFile;

/** `root` is derived once for all: it takes its time on purpose. */
export function keyChecks(): readonly Check[] {
  const [rootVector, ...others] = keyFile.pass as readonly KeyVector[];
  const root = fromHex(rootVector?.['hex'] ?? '');
  return [
    {
      name: 'root from the code',
      run: () => mustBe(deriveRoot(inputs.codeData, fromHex(inputs.clinicSalt)), rootVector?.['hex'] ?? ''),
    },
    ...others.map((vector, index) => ({
      name: `key derivation ${index}: ${vector.name}`,
      run: () => checkKey(root, vector),
    })),
    ...keyFile.refuse.map(({ instr, occasion }) => ({
      name: `slot context refused: ${instr}/${occasion}`,
      run: () => mustRefuse(() => deriveSlotKeys(root, instr, occasion)),
    })),
  ];
}

function checkKey(root: Uint8Array, vector: KeyVector): void {
  const text = (member: string) => vector[member] ?? '';
  const rootPublicKey = signKeyPairFromSeed(fromHex(inputs.rootSeed)).publicKey;
  switch (vector.name) {
    case 'rootPublicKey':
      mustBe(rootPublicKey, text('hex'));
      return;
    case 'context':
      mustBe(
        concatBytes(domainTag(text('label') as DomainLabel), slotContext(text('instr'), text('occasion'))),
        text('hex'),
      );
      return;
    case 'keyId':
      mustBe(keyId(fromHex(text('publicKey'))), text('hex'));
      return;
    default: {
      const keys = deriveSlotKeys(root, text('instr'), text('occasion'));
      for (const name of ['slotPublicKey', 'attestKey', 'cellId', 'cellKey'] as const)
        mustBe(keys[name], text(name), name);
      const tag = attestTag(keys.attestKey, fromHex(inputs.clinicId), rootPublicKey, keys.slotPublicKey);
      mustBe(tag, text('attestTag'), 'attestTag');
    }
  }
}
