// Fetches what has arrived, sealed, and has it opened in workers, several batches at once. Opened responses stay in memory.
import { toBase64url } from '../core/base64url.ts';
import { type Bytes, equalBytes } from '../core/bytes.ts';
import { envelopeLength } from '../core/envelope.ts';
import { appliesTo } from '../core/measure.ts';
import type { RegistryState } from '../core/registryState.ts';
import type { RestoredDays } from '../core/restoredDays.ts';
import { fetchLimit, type SubmissionEntry } from '../core/submissionList.ts';
import type { AdminClient, Outcome } from './adminClient.ts';
import { arrangedMail, withdrawnMail } from './arrangedMail.ts';
import { listSubmissions } from './listSubmissions.ts';
import { type Mail, type OpenedMail, sortMail } from './mail.ts';
import { mapInPieces } from './mapInPieces.ts';
import { knownSlot, type RememberedOpenings, rememberedOpenings } from './openedBefore.ts';
import type { FetchedEnvelope } from './openMail.ts';
import { type Registry, type RegistryFailure, readRegistry } from './registry.ts';
import type { Session } from './session.ts';
import type { RunTask } from './vaultTask.ts';

export interface FetchedMail {
  readonly mail: Mail;
  readonly registry: Registry;
  /** Slots whose response nobody had opened before. */
  readonly unopened: ReadonlySet<string>;
  readonly restored: RestoredDays | undefined;
  /** False when the intake was not told what has been opened: it is told again next time. */
  readonly isAcknowledged: boolean;
}

/** `cancelled`: stopped in the middle. What was opened until then stays known to the session and is not opened again. */
export type FetchOutcome =
  | { readonly ok: true; readonly fetched: FetchedMail }
  | { readonly ok: false; readonly failure: RegistryFailure | 'cancelled' };

/** Why a fetch ends when the clinic is locked: batches under way end with it, while one that is stopped finishes them. */
export const locked = Symbol('locked');

/** Batches under way at the same time: enough to keep eight cores busy. */
const batchesAtOnce = 12;
const busyWaitMs = 5000;
const mostBusyWaits = 24;

/** `onProgress` gets responses opened and in all: for every one of them, or for every hundredth part of many. */
export async function fetchMail(
  session: Session,
  known: Registry,
  runTask: RunTask,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal = new AbortController().signal,
): Promise<FetchOutcome> {
  // A colleague may have handed slips out since: what counts depends on it.
  const read = await readRegistry(session.access, known);
  if (!read.ok) return read;
  const { registry } = read;
  const { state } = registry;
  // Locked meanwhile, or stopped: nothing more is asked in the name of keys that are gone.
  if (signal.aborted) return { ok: false, failure: 'cancelled' };
  const listed = await listSubmissions(session.admin);
  if (!listed.ok) return listed;
  if (signal.aborted) return { ok: false, failure: 'cancelled' };
  const restored = await session.admin.restored();
  if (!restored.ok) return restored;
  const withdrawn = withdrawnMail(listed.value, state);
  const waiting = listed.value.filter((entry) => !entry.isPurged && !withdrawn.has(entry));
  const memory = rememberedOpenings(session, waiting);
  const openings = await mapInPieces(waiting, (entry) => memory.opening(entry, state));
  const asked = waiting.filter((_, index) => openings[index] === undefined);
  const tell = progress(waiting.length - asked.length, waiting.length, onProgress, signal);
  const arranged = new Map<SubmissionEntry, OpenedMail>();
  const arrange = (entry: SubmissionEntry) => {
    const known = arranged.get(entry);
    if (known !== undefined) return known;
    const mail = arrangedMail(entry, memory.opening(entry, state), state, session.questionnaires);
    // Every table asks this of every response: found out now, a few at a time.
    if (mail.kind === 'accepted') appliesTo(mail);
    arranged.set(entry, mail);
    return mail;
  };
  let acknowledging = Promise.resolve(true);
  const acknowledgeNext = (batch: readonly SubmissionEntry[]) => {
    const fresh = batch.filter((entry) => arrange(entry).kind === 'accepted' && !entry.isOpened);
    acknowledging = acknowledging.then((isWell) => isWell && acknowledge(session.admin, fresh, signal));
  };
  const opened = await openBatches({ session, state, asked, memory, runTask, tell, onOpened: acknowledgeNext, signal });
  if (!opened.ok) return opened;
  acknowledgeNext(waiting.filter((_, index) => openings[index] !== undefined));
  const mail = await mapInPieces(waiting, arrange);
  const isAcknowledged = await acknowledging;
  const purgedCount = listed.value.length - waiting.length - withdrawn.size;
  return {
    ok: true,
    fetched: {
      mail: sortMail([...withdrawn.values(), ...mail], purgedCount),
      registry,
      unopened: new Set(
        waiting.filter(({ isOpened }) => !isOpened).map(({ slotPublicKey }) => toBase64url(slotPublicKey)),
      ),
      restored: restored.value,
      isAcknowledged,
    },
  };
}

interface Opening {
  readonly session: Session;
  readonly state: RegistryState;
  readonly asked: readonly SubmissionEntry[];
  readonly memory: RememberedOpenings;
  readonly runTask: RunTask;
  /** So many more are done. */
  readonly tell: (more: number) => void;
  readonly onOpened: (batch: readonly SubmissionEntry[]) => void;
  readonly signal: AbortSignal;
}

type OpenedBatches =
  | { readonly ok: true }
  | { readonly ok: false; readonly failure: Exclude<FetchOutcome, { ok: true }>['failure'] };

/** While the workers open some batches the next one is fetched. Rejects when a worker does. */
async function openBatches({
  session,
  state,
  asked,
  memory,
  runTask,
  tell,
  onOpened,
  signal,
}: Opening): Promise<OpenedBatches> {
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  const ended = new AbortController();
  signal.addEventListener('abort', () => signal.reason === locked && ended.abort(), { once: true });
  const running = new Set<Promise<void>>();
  let broken: { readonly error: unknown } | undefined;
  for (let start = 0; start < asked.length && broken === undefined && !signal.aborted; start += fetchLimit) {
    const batch = asked.slice(start, start + fetchLimit);
    const keys = batch.map(({ slotPublicKey }) => slotPublicKey);
    const envelopes = await patiently(() => session.admin.fetchEnvelopes(keys), signal);
    if (signal.aborted) break;
    if (!envelopes.ok) {
      await Promise.race([stopped, Promise.all(running)]);
      return envelopes;
    }
    const paired = pairEnvelopes(batch, envelopes.value, state);
    const task = {
      clinicId: session.vault.clinicId,
      dailySecrets: session.vault.daily.map(({ secretKey }) => secretKey),
      envelopes: paired.filter((pair): pair is FetchedEnvelope => pair.bytes !== undefined),
    };
    let toldOfBatch = 0;
    const tellUpTo = (count: number) => {
      tell(count - toldOfBatch);
      toldOfBatch = count;
    };
    const onProgress = (fraction: number) => tellUpTo(Math.floor(fraction * task.envelopes.length));
    const job = runTask('openMail', task, onProgress, ended.signal)
      .then((openings) => {
        memory.keep(paired, openings);
        if (signal.aborted) return;
        onOpened(batch);
        tellUpTo(batch.length);
      })
      .catch((error: unknown) => {
        broken = { error };
      });
    const tracked: Promise<void> = job.finally(() => running.delete(tracked));
    running.add(tracked);
    if (running.size >= batchesAtOnce) await Promise.race([stopped, ...running]);
  }
  await Promise.race([stopped, Promise.all(running)]);
  if (signal.aborted) return { ok: false, failure: 'cancelled' };
  if (broken !== undefined) throw broken.error;
  return { ok: true };
}

function progress(
  doneBefore: number,
  total: number,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): (more: number) => void {
  let done = doneBefore;
  let told = -1;
  const step = Math.max(1, Math.floor(total / 100));
  const tell = (more: number) => {
    done += more;
    if (signal.aborted || (done < told + step && done < total) || done === told) return;
    told = done;
    onProgress(done, total);
  };
  if (total > 0) tell(0);
  return tell;
}

/** Says "opened once", batch by batch; said again next time as far as it failed. */
async function acknowledge(
  admin: AdminClient,
  entries: readonly SubmissionEntry[],
  signal: AbortSignal,
): Promise<boolean> {
  for (let start = 0; start < entries.length && !signal.aborted; start += fetchLimit) {
    const acknowledged = await patiently(() => admin.acknowledge(entries.slice(start, start + fetchLimit)), signal);
    if (!acknowledged.ok) return false;
  }
  return true;
}

/** An intake that is busy, or has had enough of this address for the minute, is asked again. */
async function patiently<Value>(ask: () => Promise<Outcome<Value>>, signal: AbortSignal): Promise<Outcome<Value>> {
  let outcome = await ask();
  for (let wait = 0; wait < mostBusyWaits && !outcome.ok && outcome.failure === 'busy' && !signal.aborted; wait++) {
    await pause(busyWaitMs, signal);
    if (!signal.aborted) outcome = await ask();
  }
  return outcome;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
  });
}

/** By the slot that each envelope names; what names no asked slot goes, in order, to the slots left over, to be refused there. */
function pairEnvelopes(
  batch: readonly SubmissionEntry[],
  envelopes: readonly Bytes[],
  state: RegistryState,
): readonly (Omit<FetchedEnvelope, 'bytes'> & { readonly bytes: Bytes | undefined })[] {
  const left = new Set(envelopes);
  const take = (bytes: Bytes | undefined) => {
    if (bytes !== undefined) left.delete(bytes);
    return bytes;
  };
  const own = batch.map(({ slotPublicKey }) =>
    take(
      [...left].find((bytes) => bytes.length === envelopeLength && equalBytes(bytes.subarray(24, 56), slotPublicKey)),
    ),
  );
  return batch.map(({ slotPublicKey, digest }, index) => ({
    bytes: own[index] ?? take([...left][0]),
    slot: knownSlot(slotPublicKey, state),
    slotPublicKey,
    digest,
  }));
}
