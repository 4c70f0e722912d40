// What the key worker is asked for and hands over. Shared by the worker and the page, which know nothing else of each other.
import type { SlotKeys } from '../crypto/codeKeys.ts';

/** Short id of a questionnaire, without version, and an occasion. */
export interface SlotName {
  readonly instr: string;
  readonly occasion: string;
}

export interface DerivedKeys {
  /** 32 bytes, secret. */
  readonly root: Uint8Array;
  readonly slots: readonly (SlotName & { readonly keys: SlotKeys })[];
}
