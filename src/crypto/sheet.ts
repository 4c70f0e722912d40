// Makes a sheet of ten codes: slips to print, slots to register as one sorted list, registry events to seal
// (docs/protocol.md, sections 4, 5.4 and 11). Nothing of the codes is kept but what comes back in `slips`.
import { toBase64url } from '../core/base64url.ts';
import { compareBytes } from '../core/bytes.ts';
import { type Code, codeData, formatCode, makeCode } from '../core/code.ts';
import type { RandomBytes } from '../core/random.ts';
import { type RegistryEvent, serialText, spareSlots } from '../core/registryRecord.ts';
import type { SlotRecord } from '../core/slotRecords.ts';
import { attestTag } from './attestTag.ts';
import { deriveSlotKeys, wipeSlotKeys } from './codeKeys.ts';
import { wipe } from './primitives.ts';
import { checkRandomSource } from './selfTest.ts';

export const slipsPerSheet = 10;

export interface SheetInput {
  /** 16 bytes each. */
  readonly clinicId: Uint8Array;
  readonly clinicSalt: Uint8Array;
  /** 32 bytes. */
  readonly rootPublicKey: Uint8Array;
  /** Short id of each questionnaire and its occasions. */
  readonly plan: readonly { readonly instr: string; readonly occasions: readonly string[] }[];
  /** Running number of the sheet and of its first slip. */
  readonly sheet: number;
  readonly firstSerial: number;
  /** Days since 1970-01-01 UTC, both inclusive. */
  readonly opens: number;
  readonly closes: number;
  readonly randomBytes: RandomBytes;
  /** The slow derivation (argon2.ts deriveRoot), here or in a worker. */
  readonly deriveRoot: (codeData: string, clinicSalt: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  /** Called with the number of slips done. */
  readonly onSlip?: (done: number) => void;
}

export interface Slip {
  readonly serial: string;
  /** `XXXX-XXXX-XXXX`. Secret; belongs on paper only. */
  readonly code: string;
}

export interface Sheet {
  readonly slips: readonly Slip[];
  /** Ascending by slot key, over the whole sheet: one list, so that no slip's slots stand together. */
  readonly slotRecords: readonly SlotRecord[];
  readonly events: readonly RegistryEvent[];
}

/** @throws Problem `random-source-broken`, `slot-context-malformed`, `registry-record-refused` */
export async function makeSheet(input: SheetInput): Promise<Sheet> {
  checkRandomSource(input.randomBytes);
  const codes = differentCodes(input.randomBytes);
  const slips: Slip[] = [];
  const slotRecords: SlotRecord[] = [];
  const events: RegistryEvent[] = [];
  for (const [index, code] of codes.entries()) {
    const serial = serialText(input.firstSerial + index);
    const root = await input.deriveRoot(codeData(code), input.clinicSalt);
    for (const { instr, occasions } of input.plan) {
      const place = (occasion: string) => {
        const record = slotRecord(input, root, instr, occasion);
        slotRecords.push(record);
        return toBase64url(record.slotPublicKey);
      };
      const slots = Object.fromEntries(occasions.map((occasion) => [occasion, place(occasion)]));
      events.push({ k: 'slip', serial, sheet: input.sheet, instr, slots, spare: spareSlots.map(place) });
    }
    wipe(root);
    slips.push({ serial, code: formatCode(code) });
    input.onSlip?.(slips.length);
  }
  slotRecords.sort((left, right) => compareBytes(left.slotPublicKey, right.slotPublicKey));
  return { slips, slotRecords, events };
}

function differentCodes(randomBytes: RandomBytes): readonly Code[] {
  const codes = new Set<Code>();
  while (codes.size < slipsPerSheet) codes.add(makeCode(randomBytes));
  return [...codes];
}

function slotRecord(input: SheetInput, root: Uint8Array, instr: string, occasion: string): SlotRecord {
  const keys = deriveSlotKeys(root, instr, occasion);
  const { slotPublicKey, attestKey } = keys;
  const tag = attestTag(attestKey, input.clinicId, input.rootPublicKey, slotPublicKey);
  wipeSlotKeys(keys);
  return { slotPublicKey, attestTag: tag, opens: input.opens, closes: input.closes };
}
