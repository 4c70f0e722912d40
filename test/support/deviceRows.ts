// What the client's database on a device holds, read past the page, and cells opened with the keys of a code.
import type { Page } from 'playwright-core';
import { hex } from '../../src/core/bytes.ts';
import { type CellContent, parseCellContent } from '../../src/core/draft.ts';
import { openCell } from '../../src/crypto/cell.ts';
import type { SlotKeys } from '../../src/crypto/codeKeys.ts';

export interface OutboxEntry {
  /** hex */
  readonly slot: string;
  readonly state: string;
  /** attempts so far */
  readonly attempts: number;
  readonly envelope: Uint8Array;
  /** the last verified statement */
  readonly statement: Uint8Array | undefined;
}

/** What the code's keys make of the cell; undefined when there is none. @throws Error when it does not open */
export async function cellContent(page: Page, keys: SlotKeys): Promise<CellContent | undefined> {
  const rows = await tableOf(page, 'cells');
  const row = rows.find(({ id }) => id === hex(keys.cellId));
  if (row === undefined) return undefined;
  const content = openCell(row['blob'], keys.cellKey);
  if (content === undefined) throw new Error('the cell does not open');
  return parseCellContent(content);
}

export interface CellEntry {
  readonly bytes: number;
  /** The Unix hour with which it ends, on a shared tablet. */
  readonly until: number | undefined;
}

export async function cellEntries(page: Page): Promise<readonly CellEntry[]> {
  const rows = await tableOf(page, 'cells');
  return rows.map(({ blob, until }) => ({
    bytes: (blob as Uint8Array).length,
    until: typeof until === 'number' ? until : undefined,
  }));
}

export async function cellCount(page: Page): Promise<number> {
  return (await tableOf(page, 'cells')).length;
}

export async function outboxEntries(page: Page): Promise<readonly OutboxEntry[]> {
  const rows = await tableOf(page, 'outbox');
  return rows.map(({ slot, st, n, env, stm }) => ({
    slot: String(slot),
    state: String(st),
    attempts: Number(n),
    envelope: env as Uint8Array,
    statement: stm instanceof Uint8Array ? stm : undefined,
  }));
}

type Row = Readonly<Record<string, string | number | null | Uint8Array>>;

/** The rows of one table of the database `app`. */
async function tableOf(page: Page, table: string): Promise<readonly Row[]> {
  const rows = await page.evaluate(readTable, table);
  return rows.map((row) =>
    Object.fromEntries(
      row.map(({ name, text, bytes }) => [
        name,
        bytes === undefined ? text : Uint8Array.from(Buffer.from(bytes, 'base64')),
      ]),
    ),
  ) as readonly Row[];
}

/** Runs inside the page; bytes come out in Base64. */
async function readTable(table: string): Promise<{ name: string; text?: unknown; bytes?: string }[][]> {
  const asked = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const database = await asked(indexedDB.open('app'));
  const rows: Record<string, unknown>[] = await asked(database.transaction(table).objectStore(table).getAll());
  database.close();
  return rows.map((row) =>
    Object.entries(row).map(([name, value]) =>
      value instanceof Uint8Array ? { name, bytes: base64(value) } : { name, text: value },
    ),
  );
}
