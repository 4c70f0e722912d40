// Issues one sheet of ten codes and hands them all out, as the clinic page does.
import { dayFromUnixMs, daysSinceEpoch } from '../core/day.ts';
import { occasions } from '../core/occasion.ts';
import type { RegistryEvent } from '../core/registryRecord.ts';
import { deriveRoot } from '../crypto/argon2.ts';
import { sealRegistry } from '../crypto/registrySealing.ts';
import { makeSheet, slipsPerSheet } from '../crypto/sheet.ts';
import { readRegistry } from './clinicRegistry.ts';
import { randomBytes } from './randomBytes.ts';
import type { DemoClinic } from './setUpClinic.ts';

export interface IssuedCode {
  readonly serial: string;
  /** `XXXX-XXXX-XXXX`. */
  readonly code: string;
  /** 32 secret bytes; slow to derive, so they are kept for those who fill in at once. */
  readonly root: Uint8Array;
  /** Base64url of the public key of each occasion's slot. */
  readonly slots: Readonly<Record<string, string>>;
}

export interface SheetOptions {
  /** Short id of the questionnaire. */
  readonly instr: string;
  readonly nowMs: number;
  /** False leaves the slips printed but not handed out. */
  readonly handsOut?: boolean;
}

const slotYears = 10;

/** Appends to whatever the registry holds. @throws Error when the intake or the registry refuses */
export async function issueSheet(clinic: DemoClinic, options: SheetOptions): Promise<readonly IssuedCode[]> {
  const { profile, vault, admin } = clinic;
  const registry = await readRegistry(clinic);
  const today = dayFromUnixMs(options.nowMs);
  const opens = daysSinceEpoch(today);
  const roots: Uint8Array[] = [];
  const sheet = await makeSheet({
    clinicId: profile.clinicId,
    clinicSalt: profile.salt,
    rootPublicKey: profile.rootPublicKey,
    plan: [{ instr: options.instr, occasions }],
    sheet: registry.slips / slipsPerSheet + 1,
    firstSerial: registry.slips + 1,
    opens,
    closes: opens + slotYears * 366,
    randomBytes,
    deriveRoot(codeData, salt) {
      const root = deriveRoot(codeData, salt);
      roots.push(root.slice());
      return root;
    },
  });
  const handOuts = sheet.slips.map(({ serial }): RegistryEvent => ({ k: 'handed-out', serial }));
  const events = options.handsOut === false ? sheet.events : [...sheet.events, ...handOuts];
  const sealed = sealRegistry(events, today, vault.registryKey, randomBytes, registry.end);
  await admin.registerSlots(sheet.slotRecords);
  await admin.appendRecords(registry.end.last + 1, sealed.records);
  return sheet.slips.map(({ serial, code }, index) => ({
    serial,
    code,
    root: roots[index] ?? new Uint8Array(),
    slots: slotsOf(sheet.events, serial),
  }));
}

function slotsOf(events: readonly RegistryEvent[], serial: string): Readonly<Record<string, string>> {
  const slip = events.find((event) => event.k === 'slip' && event.serial === serial);
  return slip?.k === 'slip' ? slip.slots : {};
}
