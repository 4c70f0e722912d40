// One draft's cell on the device. Writing is read-modify-write in one strict transaction: a cell that changed since this page
// last read it belongs to another page and is not overwritten.
import { equalBytes, hex } from '../core/bytes.ts';
import { dayFromUnixMs } from '../core/day.ts';
import { type Draft, encodeCellContent } from '../core/draft.ts';
import { sealCell } from '../crypto/cell.ts';
import type { SlotKeys } from '../crypto/codeKeys.ts';
import type { ClientStore } from './clientStore.ts';
import type { Device } from './device.ts';
import { keptUntil } from './keptHours.ts';
import { kioskSettings } from './kioskMode.ts';

/** `unkept`: this shared tablet keeps nothing, so nothing was written. `memory`: held as long as this page is open. */
export type SaveOutcome = 'saved' | 'elsewhere' | 'unkept' | 'memory';

export class DraftStore {
  readonly cellId: string;
  readonly #device: Device;
  readonly #cellKey: Uint8Array;
  #lastRead: Uint8Array | undefined;
  /** Written by this page but not known to be complete: the next write may meet them. */
  readonly #underWay = new Set<Uint8Array>();
  #isClosed = false;
  /** The sealed answers have taken its place: what was saved late must not bring it back. */
  isHandedIn = false;

  /** `lastRead` is the blob that this page opened, undefined when there was none. */
  constructor(device: Device, keys: SlotKeys, lastRead: Uint8Array | undefined) {
    this.cellId = hex(keys.cellId);
    this.#device = device;
    this.#cellKey = keys.cellKey;
    this.#lastRead = lastRead;
  }

  /**
   * Looks whether the whole database is gone, before anything else writes into it anew: the missing cell is then nobody else's
   * doing. Sealing asks for this ahead of fetching the profile, whose row is what tells the two apart.
   */
  async noticeVanishing(): Promise<void> {
    const { database } = this.#device;
    const found = (await database.cells.get(this.cellId))?.blob;
    if (await hasVanished(database, found)) this.#lastRead = undefined;
  }

  /** From now on nothing is sealed: the key is about to be overwritten. Writes under way still end. */
  close(): void {
    this.#isClosed = true;
  }

  /**
   * Seals at once, then writes; resolves when the transaction is complete, never before.
   * Rejects when the device did not take it (full, closed, gone).
   */
  async save(draft: Draft): Promise<SaveOutcome> {
    if (this.#isClosed) throw new Error('this draft is closed');
    const { database, nowMs, randomBytes } = this.#device;
    const blob = sealCell(
      encodeCellContent({ ...draft, saved: dayFromUnixMs(nowMs()) }),
      this.#cellKey,
      randomBytes(24),
    );
    this.#underWay.add(blob);
    try {
      const { cells } = database;
      const outcome = await database.transaction('rw', ['cells', 'meta'], async (): Promise<SaveOutcome> => {
        const kiosk = await kioskSettings(database);
        if (kiosk?.keepsDrafts === false) return 'unkept';
        const found = (await cells.get(this.cellId))?.blob;
        if (!(await this.isOwn(found))) return 'elsewhere';
        const row = { id: this.cellId, blob };
        await cells.put(kiosk === undefined ? row : { ...row, until: keptUntil(nowMs()) });
        return database.isKept ? 'saved' : 'memory';
      });
      if (outcome === 'saved' || outcome === 'memory') this.#lastRead = blob;
      return outcome;
    } finally {
      this.#underWay.delete(blob);
    }
  }

  /**
   * Whether what was found is what this page left there. A shared tablet may have removed the cell by its clock, which staff can set,
   * or because nothing is to be kept any more: its form is held by this page all the same. Usable inside a transaction over `meta`.
   */
  async isOwn(found: Uint8Array | undefined): Promise<boolean> {
    const { database } = this.#device;
    if (!database.isKept || isSameBlob(found, this.#lastRead)) return true;
    if (found !== undefined) return [...this.#underWay].some((own) => equalBytes(own, found));
    if (this.isHandedIn) return false;
    return (await hasVanished(database, found)) || (await kioskSettings(database)) !== undefined;
  }
}

/**
 * The whole database is gone (removed by hand, cleared by the browser), not this cell alone: no other page has taken the draft,
 * and the answers on the screen are all there is. Usable inside a transaction over `meta`.
 */
export async function hasVanished({ meta }: ClientStore, blob: Uint8Array | undefined): Promise<boolean> {
  return blob === undefined && (await meta.get('profile')) === undefined;
}

export function isSameBlob(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  return left === undefined || right === undefined ? left === right : equalBytes(left, right);
}
