// The one database on the device. Its name, tables and keys say nothing about what the page is for.
// Everything that could be read is sealed before it comes here; nothing here lists codes or drafts.
import Dexie, { type EntityTable, type Table } from 'dexie';
import { databaseName } from './databaseName.ts';

export interface CellRow {
  /** hex(cellId): pseudo-random, recomputed from the code */
  readonly id: string;
  /** 32,808 sealed bytes: a draft, or the sent marker */
  readonly blob: Uint8Array;
  /** Written on a shared tablet: the Unix hour with which the row ends (keptHours.ts). Absent on a personal device. */
  readonly until?: number;
}

/** An envelope that waits, or that met an answer it cannot solve alone. */
export type OutboxState = 'ready' | 'tried' | 'held' | 'conflict' | 'closed' | 'unknown' | 'rekey';

export interface OutboxRow {
  readonly v: 1;
  /** hex(slotPk) */
  readonly slot: string;
  /** the sealed envelope, 8,504 bytes; never changes after the first attempt */
  readonly env: Uint8Array;
  /** its digest, 32 bytes */
  readonly d: Uint8Array;
  /** the draft's cell, replaced by `doneBlob` when the receipt has come; null where no draft was kept */
  readonly cell: string | null;
  readonly doneBlob: Uint8Array | null;
  /** the expected attest tag, 32 bytes */
  readonly tag: Uint8Array;
  /** 1 when the intake has shown that tag; nothing leaves before */
  readonly tagSeen: 0 | 1;
  /** ids of the two recipient keys, base64url */
  readonly keys: readonly string[];
  readonly st: OutboxState;
  /** attempts so far */
  readonly n: number;
  /** not before this Unix time in ms */
  readonly next: number;
  /** the last verified statement, 252 bytes */
  readonly stm: Uint8Array | null;
  /** after this day it is not sent by itself any more */
  readonly dropAfter: string;
}

export interface MetaRow {
  readonly k: 'profile' | 'seq' | 'kiosk' | 'sync';
  readonly value: unknown;
}

const schemaVersion = 1;

/** Where a newer page has written, Dexie would open whatever is there and add what it misses: a page must not touch what it does not know. */
const knownVersionOnly: IDBFactory = {
  open(name, version) {
    if (version === undefined) throw new DOMException('written by a newer page', 'VersionError');
    return indexedDB.open(name, version);
  },
  deleteDatabase: (name) => indexedDB.deleteDatabase(name),
  databases: () => indexedDB.databases(),
  cmp: (first, second) => indexedDB.cmp(first, second),
};

export class ClientDatabase extends Dexie {
  declare readonly cells: EntityTable<CellRow, 'id'>;
  declare readonly outbox: EntityTable<OutboxRow, 'slot'>;
  declare readonly meta: Table<MetaRow, string>;
  readonly isKept = true;

  constructor(name = databaseName) {
    // strict: a transaction is complete only when its bytes are on the disk, so that "saved" is true.
    super(name, {
      chromeTransactionDurability: 'strict',
      ...(globalThis.indexedDB && { indexedDB: knownVersionOnly }),
    });
    this.version(schemaVersion).stores({ cells: 'id', outbox: 'slot', meta: 'k' });
  }

  /** Lets a connection go that answers no more, and asks for another. */
  async reopen(): Promise<void> {
    this.close({ disableAutoOpen: false });
    await this.open();
  }

  /**
   * A newer page wants to change the tables and waits until this one has closed the database, which the listener does.
   * Returns what ends the listening.
   */
  onNewerPage(listener: () => void): () => void {
    const onChange = ({ newVersion }: IDBVersionChangeEvent) => {
      // Removal has no version: let go at once and silently, and open again when something is to be saved.
      if (newVersion === null) this.close({ disableAutoOpen: false });
      else listener();
      // Dexie's own answer would be written to the console.
      return false;
    };
    this.on('versionchange', onChange);
    return () => this.on('versionchange').unsubscribe(onChange);
  }
}
