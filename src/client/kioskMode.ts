// Shared-tablet mode: one row on the device says that it is on, and with which choices. Nothing here shows a page;
// what the mode changes is decided where it happens (saving, sealing, covering, idling).
import type { Language } from '../core/text.ts';
import type { ClientStore } from './clientStore.ts';
import { keptUntil } from './keptHours.ts';
import type { Mailer } from './mailer.ts';

export interface KioskSettings {
  readonly v: 1;
  /** False: nothing is written while somebody answers ("keep nothing"). True: a draft stays sealed for at most 24 hours. */
  readonly keepsDrafts: boolean;
  /** What the next person finds on the start page. */
  readonly language: Language;
  /** 16 random bytes, and the 32-byte slow hash of the PIN under them (kioskPin.ts). */
  readonly salt: Uint8Array;
  readonly pinHash: Uint8Array;
  /** Wrong PINs in a row, and the Unix time in ms before which no other is tried. */
  readonly failures: number;
  readonly notBeforeMs: number;
}

/** What a page needs to know of the mode; undefined on a personal device. */
export type Tablet = 'keeps-drafts' | 'keeps-nothing' | undefined;

export function tabletOf(settings: KioskSettings | undefined): Tablet {
  if (settings === undefined) return undefined;
  return settings.keepsDrafts ? 'keeps-drafts' : 'keeps-nothing';
}

/** Undefined on a personal device, and where the row is not one that this page wrote. Usable inside a transaction over `meta`. */
export async function kioskSettings({ meta }: ClientStore): Promise<KioskSettings | undefined> {
  return parseSettings((await meta.get('kiosk'))?.value);
}

export type KioskChoices = Pick<KioskSettings, 'keepsDrafts' | 'language' | 'salt' | 'pinHash'>;

/**
 * One transaction: the mode is on, and what earlier persons left has a tablet's life only. Drafts end within 24 hours (or now),
 * sealed forms lose the draft they came from.
 */
export async function switchKioskOn({ database, nowMs }: Mailer, choices: KioskChoices): Promise<void> {
  const { cells, outbox, meta } = database;
  await database.transaction('rw', ['cells', 'outbox', 'meta'], async () => {
    const rows = await outbox.toArray();
    await cells.bulkDelete(rows.flatMap(({ cell }) => (cell === null ? [] : [cell])));
    await outbox.bulkPut(rows.map((row) => ({ ...row, cell: null, doneBlob: null })));
    const until = keptUntil(nowMs());
    if (choices.keepsDrafts) await cells.bulkPut((await cells.toArray()).map((row) => ({ ...row, until })));
    else await cells.clear();
    const value: KioskSettings = { v: 1, ...choices, failures: 0, notBeforeMs: 0 };
    await meta.put({ k: 'kiosk', value });
  });
}

/** Drafts that are here keep their short life. */
export async function switchKioskOff({ database }: Mailer): Promise<void> {
  await database.meta.delete('kiosk');
}

export async function setKeepsDrafts({ database }: Mailer, keepsDrafts: boolean): Promise<void> {
  await database.transaction('rw', ['cells', 'meta'], async () => {
    await changeKioskSettings(database, { keepsDrafts });
    if (!keepsDrafts) await database.cells.clear();
  });
}

/** Nothing happens when the mode is off. */
export async function changeKioskSettings(
  database: ClientStore,
  change: Partial<Pick<KioskSettings, 'keepsDrafts' | 'failures' | 'notBeforeMs'>>,
): Promise<void> {
  const current = await kioskSettings(database);
  if (current !== undefined) await database.meta.put({ k: 'kiosk', value: { ...current, ...change } });
}

function parseSettings(value: unknown): KioskSettings | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { v, keepsDrafts, language, salt, pinHash, failures, notBeforeMs } = value as Record<string, unknown>;
  if (v !== 1 || typeof keepsDrafts !== 'boolean' || typeof language !== 'string') return undefined;
  if (!(salt instanceof Uint8Array) || !(pinHash instanceof Uint8Array)) return undefined;
  if (typeof failures !== 'number' || typeof notBeforeMs !== 'number') return undefined;
  return { v, keepsDrafts, language, salt, pinHash, failures, notBeforeMs };
}
