// A network that loses, cuts, delays, doubles and reorders what passes between phones and the intake. The phones are real:
// the built page in Chromium, with sealed forms in its own database, sends them by itself.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { chromium } from 'playwright-core';
import { statementLength } from '../../src/core/statement.ts';
import { SeededChance } from '../support/seededChance.ts';
import { startWorld, type World } from '../support/world.ts';
import { BadProxy, bodyOf, isSuccess } from './badProxy.ts';
import { browserArguments, builtBrowser } from './builtBrowser.ts';
import { compareSent, type Stored } from './compareSent.ts';
import type { FaultRow } from './faultRow.ts';
import { hexOf } from './ledger.ts';
import { sealForms } from './sealedForms.ts';
import { SendingPhone } from './sendingPhone.ts';

const phones = 8;
const patienceMs = 480_000;

export async function badProxyFault(seed: number, scale: number): Promise<FaultRow> {
  return sendThroughBadProxy(seed, Math.ceil(1000 * scale), builtBrowser());
}

/** The client must be built. */
export async function sendThroughBadProxy(seed: number, forms: number, executablePath: string): Promise<FaultRow> {
  const proxy = await BadProxy.listen(0);
  const world = await startWorld({ sheets: 0, settings: { INTAKE_HOSTS: proxy.host } });
  proxy.target = Number(new URL(world.intake.client).port);
  const address = `http://${proxy.host}`;
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  const receipts = new Map<string, Set<string>>();
  const problems: string[] = [];
  const states: Record<string, number> = {};
  let pulls = 0;
  try {
    const filled = [];
    const share = Math.ceil(forms / phones);
    for (let first = 0; first < forms; first += share) {
      const numbers = { first, count: Math.min(share, forms - first) };
      const { forms: sealed, tables } = await sealForms(world, address, numbers);
      filled.push({ sealed, phone: await SendingPhone.fill(browser, address, tables) });
    }
    const onAnswer = (request: Buffer, answer: Buffer) => noteReceipt(receipts, request, answer);
    const isMeant = (path: string) => path.startsWith('/api/') || path.startsWith('/profile.');
    proxy.beBad({ chance: new SeededChance(seed), isMeant, onAnswer });
    const deadlineMs = performance.now() + patienceMs;
    for (const pulled of await Promise.all(filled.map(({ phone }) => phone.sendAll(deadlineMs)))) pulls += pulled;
    await proxy.beGood();
    const stored = storedIn(world);
    for (const { sealed, phone } of filled) {
      const [cells, outbox] = [await phone.rows('cells'), await phone.rows('outbox')];
      problems.push(...compareSent({ forms: sealed, cells, outbox, stored, receipts }));
      for (const { fate } of sealed) states[fate] = (states[fate] ?? 0) + 1;
      await phone.close();
    }
    const expected = (states['sent'] ?? 0) + (states['conflict'] ?? 0);
    if (stored.size !== expected) problems.push(`${stored.size} rows for ${expected} forms`);
  } finally {
    await browser.close();
    await proxy.close();
    await world.end();
  }
  const runs = Object.values(proxy.done).reduce((sum, count) => sum + count, 0);
  const list = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ');
  const note = `in the end ${list(states)}; ${list(proxy.done)}; ${pulls} pulls`;
  return { fault: 'bad network between Chromium and the intake', runs, envelopes: forms, problems, note };
}

function noteReceipt(receipts: Map<string, Set<string>>, request: Buffer, answer: Buffer): void {
  const [sent, said] = [hexOf(bodyOf(request)), bodyOf(answer)];
  if (!isSuccess(answer) || said.length !== statementLength || !request.includes('/api/v1/submissions')) return;
  receipts.set(sent, (receipts.get(sent) ?? new Set()).add(hexOf(said)));
}

function storedIn(world: World): ReadonlyMap<string, Stored> {
  const database = new Database(join(world.folder, 'intake', 'intake.db'), { readonly: true });
  try {
    const rows = database
      .prepare<[], { slot_pk: Buffer; envelope: Buffer; receipt: Buffer }>(
        'SELECT slot_pk, envelope, receipt FROM submission',
      )
      .all();
    return new Map(
      rows.map((row) => [hexOf(row.slot_pk), { envelope: hexOf(row.envelope), receipt: hexOf(row.receipt) }]),
    );
  } finally {
    database.close();
  }
}
