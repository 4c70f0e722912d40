// The clinic's registry as this page knows it: read from the intake, checked link by link, appended to at exactly the
// next number. Two colleagues on two computers share it; who comes second reads again and renumbers.
import type { Bytes } from '../core/bytes.ts';
import type { Day } from '../core/day.ts';
import { Problem } from '../core/problem.ts';
import type { RandomBytes } from '../core/random.ts';
import type { RegistryEvent } from '../core/registryRecord.ts';
import { emptyRegistry, type RegistryState, registryState } from '../core/registryState.ts';
import { type ChainEnd, emptyChain, openRegistry, sealRegistry } from '../crypto/registrySealing.ts';
import type { AdminClient, IntakeFailure } from './adminClient.ts';

export interface Registry {
  readonly state: RegistryState;
  /** Where the next record goes. */
  readonly end: ChainEnd;
}

/** `registry`: a record is damaged, foreign or out of place. `rollback`: the intake shows less than it did before. */
export type RegistryFailure = IntakeFailure | 'registry' | 'rollback';

export type RegistryOutcome =
  | { readonly ok: true; readonly registry: Registry }
  | { readonly ok: false; readonly failure: RegistryFailure };

export interface RegistryAccess {
  readonly admin: Pick<AdminClient, 'recordsAfter' | 'appendRecords'>;
  /** 32 bytes, secret. */
  readonly registryKey: Bytes;
  readonly randomBytes: RandomBytes;
}

export interface ReadAccess {
  readonly admin: Pick<AdminClient, 'recordsAfter'>;
  /** 32 bytes, secret. */
  readonly registryKey: Bytes;
}

export const unreadRegistry: Registry = { state: emptyRegistry, end: emptyChain };

/** The one that has read further: what was asked for first may be told last. */
export function furtherRead(known: Registry, read: Registry): Registry {
  return read.end.last < known.end.last ? known : read;
}

/** Everything after what is known already. */
export async function readRegistry({ admin, registryKey }: ReadAccess, known: Registry): Promise<RegistryOutcome> {
  let registry = known;
  for (;;) {
    const page = await admin.recordsAfter(registry.end.last);
    if (!page.ok) return page;
    if (page.value.last < registry.end.last) return { ok: false, failure: 'rollback' };
    if (page.value.records.length === 0) {
      // The intake counts records that it does not hand out.
      return page.value.last === registry.end.last ? { ok: true, registry } : { ok: false, failure: 'registry' };
    }
    const opened = openRegistry(page.value.records, registryKey, registry.end);
    if (!opened.ok) return { ok: false, failure: 'registry' };
    const state = foldedState(opened.records, registry.state);
    if (state === undefined) return { ok: false, failure: 'registry' };
    registry = { state, end: opened.end };
  }
}

/** What the events are, given the registry as it is when they are appended: asked again after every conflict. */
export type MakeEvents = (state: RegistryState) => readonly RegistryEvent[];

const mostAttempts = 5;

/** Sends the same bytes again while no answer comes; a conflict makes it read, and make the events anew. */
export async function appendToRegistry(
  access: RegistryAccess,
  known: Registry,
  day: Day,
  makeEvents: MakeEvents,
): Promise<RegistryOutcome> {
  let registry = known;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const events = makeEvents(registry.state);
    if (events.length === 0) return { ok: true, registry };
    const sealed = sealRegistry(events, day, access.registryKey, access.randomBytes, registry.end);
    const appended = await appendSealed(access, registry.end.last + 1, sealed.records);
    if (appended.ok) return await readRegistry(access, registry);
    if (appended.failure !== 'conflict') return appended;
    const read = await readRegistry(access, registry);
    if (!read.ok) return read;
    registry = read.registry;
  }
  return { ok: false, failure: 'conflict' };
}

/** A lost answer is resolved by the same bytes: the intake says the same again, or that the place is taken. */
async function appendSealed({ admin }: RegistryAccess, first: number, records: readonly Bytes[]) {
  const sent = await admin.appendRecords(first, records);
  return sent.ok || sent.failure !== 'offline' ? sent : await admin.appendRecords(first, records);
}

function foldedState(records: Parameters<typeof registryState>[0], from: RegistryState): RegistryState | undefined {
  try {
    return registryState(records, from);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
