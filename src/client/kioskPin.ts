// The PIN that staff choose when they switch tablet mode on. It is kept as a slow, salted hash; wrong tries are counted on
// the device before the hash is computed, so that neither a reload nor a power cut gives them back.
import { equalBytes } from '../core/bytes.ts';
import type { Device } from './device.ts';
import { changeKioskSettings, kioskSettings } from './kioskMode.ts';

export type PinOutcome =
  | { readonly outcome: 'right' }
  | { readonly outcome: 'wrong' }
  /** Not even looked at: too many were wrong. */
  | { readonly outcome: 'wait'; readonly seconds: number };

const pinPattern = /^\d{6,10}$/;
const freeTries = 3;
const waitsMs = [30_000, 120_000, 600_000, 3_600_000] as const;
const longestWaitMs = 3_600_000;

export function isPin(typed: string): boolean {
  return pinPattern.test(typed);
}

/**
 * 32 bytes under a 16-byte salt, by the same Argon2id as codes, in the same worker. The padding is no symbol of a code:
 * no PIN can stand for one. Rejects when the worker cannot run.
 */
export async function pinHash({ derive }: Device, pin: string, salt: Uint8Array): Promise<Uint8Array> {
  const { root } = await derive(pin.padStart(11, '*'), salt, () => undefined, Promise.resolve([])).keys;
  return root;
}

/** Right only while the mode is on. Rejects when storage or worker fail. */
export async function checkPin(device: Device, typed: string): Promise<PinOutcome> {
  const { database } = device;
  const opened = await database.transaction('rw', ['meta'], async (): Promise<PinOutcome | Uint8Array> => {
    const settings = await kioskSettings(database);
    if (settings === undefined || !isPin(typed)) return { outcome: 'wrong' };
    const waitMs = settings.notBeforeMs - device.nowMs();
    // A clock that was set back must not lock anybody out for longer than the longest wait.
    if (waitMs > 0 && waitMs <= longestWaitMs) return { outcome: 'wait', seconds: Math.ceil(waitMs / 1_000) };
    const failures = settings.failures + 1;
    await changeKioskSettings(database, { failures, notBeforeMs: device.nowMs() + waitAfterMs(failures) });
    return settings.salt;
  });
  if (!(opened instanceof Uint8Array)) return opened;
  const hash = await pinHash(device, typed, opened);
  return database.transaction('rw', ['meta'], async (): Promise<PinOutcome> => {
    const settings = await kioskSettings(database);
    if (settings === undefined || !equalBytes(hash, settings.pinHash)) return { outcome: 'wrong' };
    await changeKioskSettings(database, { failures: 0, notBeforeMs: 0 });
    return { outcome: 'right' };
  });
}

function waitAfterMs(failures: number): number {
  if (failures < freeTries) return 0;
  return waitsMs[Math.min(failures - freeTries, waitsMs.length - 1)] ?? longestWaitMs;
}
