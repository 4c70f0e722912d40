// Forms that the client's own code has filled in, saved and sealed, as they lie on a device before the first attempt; each
// with what must become of it, because the intake was prepared so.
import type { CellRow, MetaRow, OutboxRow } from '../../src/client/database.ts';
import type { NamedState } from '../../src/client/delivery.ts';
import type { Device } from '../../src/client/device.ts';
import { DraftStore } from '../../src/client/draftStore.ts';
import { draftOf } from '../../src/client/fillingDraft.ts';
import { handIn } from '../../src/client/handIn.ts';
import { MemoryStore } from '../../src/client/memoryStore.ts';
import type { Session } from '../../src/client/session.ts';
import { unlock } from '../../src/client/unlock.ts';
import { hex } from '../../src/core/bytes.ts';
import { makeCode } from '../../src/core/code.ts';
import { dayFromUnixMs, daysSinceEpoch } from '../../src/core/day.ts';
import { occasions } from '../../src/core/occasion.ts';
import { type SlotRecord, slotBatchLimit } from '../../src/core/slotRecords.ts';
import { encodeUtf8 } from '../../src/core/utf8.ts';
import { attestTag } from '../../src/crypto/attestTag.ts';
import type { SlotKeys } from '../../src/crypto/codeKeys.ts';
import { keyId } from '../../src/crypto/keyId.ts';
import { inventAnswers } from '../../src/demo/inventAnswers.ts';
import { randomBytes } from '../../src/demo/randomBytes.ts';
import { sealSubmission, sendEnvelope } from '../../src/demo/submitResponse.ts';
import { catalogueEntry } from '../../src/questionnaires/catalogue.ts';
import type { World } from '../support/world.ts';

export type Fate = 'sent' | NamedState;

/** Each of the first five forms and every tenth meets one of these. */
const stops = ['conflict', 'closed', 'unknown', 'held', 'rekey'] as const;

export interface SealedForm {
  /** Over all phones. */
  readonly number: number;
  readonly fate: Fate;
  readonly keys: SlotKeys;
  readonly row: OutboxRow;
  /** The sealed draft, as it was then. */
  readonly draft: Uint8Array;
}

export interface FilledDevice {
  readonly forms: readonly SealedForm[];
  readonly tables: {
    readonly cells: readonly CellRow[];
    readonly outbox: readonly OutboxRow[];
    readonly meta: readonly MetaRow[];
  };
}

/** `address` is what clients open; nothing may be bad yet. */
export async function sealForms(
  world: World,
  address: string,
  { first, count }: { readonly first: number; readonly count: number },
): Promise<FilledDevice> {
  const database = new MemoryStore();
  const forms: SealedForm[] = [];
  const records: SlotRecord[] = [];
  for (let number = first; number < first + count; number += 1) {
    const fate = fateOf(number);
    const root = randomBytes(32);
    const form = await seal(phoneOf(database, address, root), fate, number);
    forms.push(form);
    if (fate !== 'unknown') records.push(recordOf(world, form));
    if (fate === 'conflict') await takeSlot(world, address, root, number, records);
  }
  await register(world, records);
  return {
    forms,
    tables: {
      cells: await database.cells.toArray(),
      outbox: await database.outbox.toArray(),
      meta: await database.meta.toArray(),
    },
  };
}

function fateOf(number: number): Fate {
  const stop = number < stops.length ? number : number % 10 === 9 ? Math.floor(number / 10) % stops.length : -1;
  return stops[stop] ?? 'sent';
}

/** The code's slow derivation is left out: this root is as good as any. */
function phoneOf(database: MemoryStore, address: string, root: Uint8Array): Device {
  return {
    database,
    fetch: (path, init) => fetch(`${address}${String(path)}`, init),
    randomBytes,
    nowMs: () => Date.now(),
    locks: undefined,
    fetchQuestions: async ({ url, version }) => encodeUtf8(JSON.stringify(await catalogueEntry(url, version)?.load())),
    derive: () => ({ keys: Promise.resolve({ root: root.slice(), slots: [] }), cancel: () => undefined }),
  };
}

async function seal(phone: Device, fate: Fate, number: number): Promise<SealedForm> {
  const unlocking = await unlock(phone, makeCode(randomBytes), {
    onProgress: () => undefined,
    onDerivation: () => undefined,
  });
  if (unlocking.outcome !== 'unlocked') throw new Error('the code did not open');
  const { session } = unlocking;
  if (fate === 'rekey') sealToStrangers(session);
  const occasion = occasionOf(number);
  const { questionnaire } = session.choice(occasion);
  const answers = inventAnswers(questionnaire, { person: number, occasion, language: 'sv' });
  const filling = { questionnaire, occasion, answers, skipped: new Set<string>() };
  const keys = session.slotKeys(occasion);
  const draft = new DraftStore(phone, keys, undefined);
  await draft.save(draftOf(filling, 'sv', undefined));
  const sealed = await handIn(phone, session, { filling, language: 'sv', draft, tagSeen: false });
  const row = sealed.outcome === 'sealed' ? await phone.database.outbox.get(sealed.slot) : undefined;
  const cell = await phone.database.cells.get(hex(keys.cellId));
  if (row === undefined || cell === undefined) throw new Error('the form was not sealed');
  return { number, fate, keys, row, draft: cell.blob };
}

function occasionOf(number: number) {
  return occasions[number % occasions.length] ?? 'start';
}

/** To a key that the clinic has not published: the intake refuses it. */
function sealToStrangers(session: Session): void {
  const publicKey = randomBytes(32);
  const daily = { keyId: keyId(publicKey), publicKey: Uint8Array.from(publicKey) };
  session.renew({ ...session.profile, seq: session.profile.seq + 1, daily });
}

function recordOf({ clinic }: World, { fate, keys }: SealedForm): SlotRecord {
  const { clinicId, rootPublicKey } = clinic.profile;
  const tag = attestTag(keys.attestKey, clinicId, rootPublicKey, keys.slotPublicKey);
  const today = daysSinceEpoch(dayFromUnixMs(Date.now()));
  return {
    slotPublicKey: Uint8Array.from(keys.slotPublicKey),
    attestTag: Uint8Array.from(fate === 'held' ? randomBytes(32) : tag),
    opens: today - 10,
    closes: fate === 'closed' ? today - 2 : today + 3650,
  };
}

async function register({ clinic }: World, records: SlotRecord[]): Promise<void> {
  while (records.length > 0) await clinic.admin.registerSlots(records.splice(0, slotBatchLimit));
}

/** Another device was first. */
async function takeSlot(world: World, address: string, root: Uint8Array, number: number, records: SlotRecord[]) {
  await register(world, records);
  const { questionnaire, clinic } = world;
  const occasion = occasionOf(number);
  const answers = inventAnswers(questionnaire, { person: number + 1, occasion, language: 'en' });
  const nowMs = Date.now();
  const { profile } = clinic;
  const other = sealSubmission({ profile, root, questionnaire, occasion, language: 'en', answers, nowMs });
  const { status } = await sendEnvelope(address, other.envelope);
  if (status !== 201) throw new Error(`the other device got ${status}`);
}
