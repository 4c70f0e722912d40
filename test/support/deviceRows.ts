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

export type Row = Readonly<Record<string, string | number | null | Uint8Array>>;

/** The rows of one table of the database `app`. */
export async function tableOf(page: Page, table: string): Promise<readonly Row[]> {
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

const rowsAtOnce = 20;

/** Rows as the client's own code made them, put where its page will look; the page has made the tables before. */
export async function putRows(page: Page, table: string, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await page.evaluate(writeTable, { table, rows: rows.slice(at, at + rowsAtOnce).map(textOf) });
  }
}

/** Bytes as Base64 in an object of their own, wherever they stand. */
function textOf(row: object): string {
  return JSON.stringify(row, (_name, value: unknown) =>
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
  );
}

/** Runs inside the page. */
async function writeTable({ table, rows }: { readonly table: string; readonly rows: readonly string[] }) {
  const bytesOf = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const read = (_name: string, value: unknown) => {
    const { base64 } = (value ?? {}) as { readonly base64?: unknown };
    return typeof base64 === 'string' ? bytesOf(base64) : value;
  };
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('app');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction(table, 'readwrite');
  for (const row of rows) transaction.objectStore(table).put(JSON.parse(row, read));
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}
