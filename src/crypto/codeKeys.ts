// The keys of one slot: code, questionnaire and occasion (docs/protocol.md, section 4). No two slots of a code can be
// linked without the root.
import { type Bytes, concatBytes } from '../core/bytes.ts';
import { type DomainLabel, domainTag, slotContext } from '../core/domainTag.ts';
import { hkdf } from './derivation.ts';
import { signKeyPairFromSeed, wipe } from './primitives.ts';

export interface SlotKeys {
  /** 32 bytes, public: the slot's name at the intake. */
  readonly slotPublicKey: Bytes;
  /** 64 bytes, secret. */
  readonly slotSecretKey: Bytes;
  /** 32 bytes, secret. */
  readonly attestKey: Bytes;
  /** 16 bytes: where the draft lies on the device. Pseudo-random, tells nothing without the code. */
  readonly cellId: Bytes;
  /** 32 bytes, secret. */
  readonly cellKey: Bytes;
}

/** `root` is 32 bytes of deriveRoot; `instr` the questionnaire's short id without version. @throws Problem `slot-context-malformed` */
export function deriveSlotKeys(root: Uint8Array, instr: string, occasion: string): SlotKeys {
  const context = slotContext(instr, occasion);
  const derive = (label: DomainLabel, length: number) => hkdf(root, concatBytes(domainTag(label), context), length);
  const seed = derive('slot-sign', 32);
  const { publicKey, secretKey } = signKeyPairFromSeed(seed);
  wipe(seed);
  return {
    slotPublicKey: publicKey,
    slotSecretKey: secretKey,
    attestKey: derive('slot-attest', 32),
    cellId: derive('cell-id', 16),
    cellKey: derive('cell-key', 32),
  };
}

export function wipeSlotKeys({ slotSecretKey, attestKey, cellId, cellKey }: SlotKeys): void {
  wipe(slotSecretKey, attestKey, cellId, cellKey);
}
