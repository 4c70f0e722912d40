// The keys of the code that is open now. They live in memory alone and are overwritten by `wipe`;
// afterwards the session is useless and the code must be typed again.
import { equalBytes } from '../core/bytes.ts';
import type { Occasion } from '../core/occasion.ts';
import type { PlanEntry, Profile } from '../core/profile.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import { encodeUtf8 } from '../core/utf8.ts';
import { deriveSlotKeys, type SlotKeys, wipeSlotKeys } from '../crypto/codeKeys.ts';
import { sha512, wipe } from '../crypto/primitives.ts';
import type { DerivedKeys } from './derivedKeys.ts';

/** An occasion that the clinic's plan offers, with the questionnaire version that a new form uses. */
export interface Choice {
  readonly occasion: Occasion;
  readonly planEntry: PlanEntry;
  readonly questionnaire: Questionnaire;
}

/** Whatever was under way under a code when its keys were overwritten ends with this: nothing is derived from what is left. */
export class KeysGone extends Error {}

export class Session {
  #profile: Profile;
  readonly choices: readonly Choice[];
  readonly #root: Uint8Array;
  readonly #codeHash: Uint8Array;
  readonly #slots = new Map<string, SlotKeys>();
  #isWiped = false;

  /** Takes the keys over: `wipe` overwrites them. */
  constructor(profile: Profile, choices: readonly Choice[], { root, slots }: DerivedKeys, codeData: string) {
    this.#profile = profile;
    this.choices = choices;
    this.#root = root;
    for (const { instr, occasion, keys } of slots) this.#slots.set(slotName(instr, occasion), keys);
    this.#codeHash = sha512(encodeUtf8(codeData));
  }

  get profile(): Profile {
    return this.#profile;
  }

  /** Keys that the clinic has made meanwhile: the next form is sealed to them. An older profile changes nothing. */
  renew(profile: Profile): void {
    if (profile.seq > this.#profile.seq) this.#profile = profile;
  }

  choice(occasion: Occasion): Choice {
    const found = this.choices.find((choice) => choice.occasion === occasion);
    if (found === undefined) throw new RangeError('occasion outside the plan');
    return found;
  }

  /** Throws KeysGone after `wipe`: a root of zeros would give keys that everybody can make. */
  slotKeys(occasion: Occasion): SlotKeys {
    if (this.#isWiped) throw new KeysGone('the code was closed');
    const { id } = this.choice(occasion).questionnaire;
    const known = this.#slots.get(slotName(id, occasion));
    if (known !== undefined) return known;
    // The clinic's plan changed while the code's keys were derived.
    const keys = deriveSlotKeys(this.#root, id, occasion);
    this.#slots.set(slotName(id, occasion), keys);
    return keys;
  }

  isSameCode(codeData: string): boolean {
    return equalBytes(this.#codeHash, sha512(encodeUtf8(codeData)));
  }

  wipe(): void {
    this.#isWiped = true;
    wipe(this.#root, this.#codeHash);
    for (const keys of this.#slots.values()) wipeSlotKeys(keys);
    this.#slots.clear();
  }
}

function slotName(instr: string, occasion: string): string {
  return `${instr}/${occasion}`;
}
