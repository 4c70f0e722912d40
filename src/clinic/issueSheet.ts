// Issues a sheet of ten codes: made in the worker, registered as one sorted list, entered in the registry, then shown once.
import { type Day, daysSinceEpoch } from '../core/day.ts';
import { type RegistryEvent, serialText } from '../core/registryRecord.ts';
import type { RegistryState } from '../core/registryState.ts';
import { forgetCodes, type PrintedSheet, type PrintedSlip } from './printedSlip.ts';
import { appendToRegistry, type Registry, type RegistryFailure } from './registry.ts';
import type { Session } from './session.ts';
import type { RunTask } from './vaultTask.ts';

/** Leap days included, a slot stays open ten years. */
const slotDays = 3653;

export interface IssuedSheet {
  readonly sheet: number;
  /** With their codes: for the print page alone, and overwritten when it is left. */
  readonly slips: readonly PrintedSlip[];
  readonly registry: Registry;
}

export type IssueOutcome =
  | { readonly ok: true; readonly issued: IssuedSheet }
  | { readonly ok: false; readonly failure: RegistryFailure };

/** `onProgress` gets 0…1 of the slow part, then undefined while the intake is asked. */
export async function issueSheet(
  session: Session,
  known: Registry,
  day: Day,
  runTask: RunTask,
  onProgress: (fraction: number | undefined) => void,
): Promise<IssueOutcome> {
  const { profile } = session;
  const opens = daysSinceEpoch(day);
  const made = await runTask(
    'makeSheet',
    {
      clinicId: profile.clinicId,
      clinicSalt: profile.salt,
      rootPublicKey: profile.rootPublicKey,
      plan: planOf(session),
      sheet: nextSheet(known.state),
      firstSerial: nextSerial(known.state),
      opens,
      closes: opens + slotDays,
    },
    onProgress,
  );
  onProgress(undefined);
  try {
    const outcome = await entered(session, known, day, made);
    if (!outcome.ok) forgetCodes(made.slips);
    return outcome;
  } catch (error) {
    forgetCodes(made.slips);
    throw error;
  }
}

async function entered(
  { admin, access }: Session,
  known: Registry,
  day: Day,
  made: PrintedSheet,
): Promise<IssueOutcome> {
  const register = () => admin.registerSlots(made.slotRecords);
  const sent = await register();
  // A lost answer is resolved by the same list: the intake takes it as the same again.
  const registered = sent.ok || sent.failure !== 'offline' ? sent : await register();
  if (!registered.ok) return registered;
  let numbered = made;
  const appended = await appendToRegistry(access, known, day, (state) => {
    numbered = renumberSheet(made, nextSheet(state), nextSerial(state));
    return numbered.events;
  });
  if (!appended.ok) return appended;
  const sheet = appended.registry.state.slips.get(numbered.slips[0]?.serial ?? '')?.sheet ?? 0;
  return { ok: true, issued: { sheet, slips: numbered.slips, registry: appended.registry } };
}

/** The same codes and slots under other numbers: a colleague's sheet came first. */
export function renumberSheet(made: PrintedSheet, sheet: number, firstSerial: number): PrintedSheet {
  const serials = new Map(made.slips.map(({ serial }, index) => [serial, serialText(firstSerial + index)]));
  const renamed = (serial: string) => serials.get(serial) ?? serial;
  return {
    slips: made.slips.map(({ serial, code }) => ({ serial: renamed(serial), code })),
    slotRecords: made.slotRecords,
    events: made.events.map(
      (event): RegistryEvent => (event.k === 'slip' ? { ...event, sheet, serial: renamed(event.serial) } : event),
    ),
  };
}

function nextSerial(state: RegistryState): number {
  return Math.max(0, ...[...state.slips.keys()].map(Number)) + 1;
}

function nextSheet(state: RegistryState): number {
  return Math.max(0, ...[...state.slips.values()].map(({ sheet }) => sheet)) + 1;
}

/** The profile names questionnaires by `url`; a slip's slots are derived with the short id, once for all versions. */
export function planOf({ profile, questionnaires }: Session) {
  const occasionsById = new Map<string, Set<string>>();
  for (const { url, occasions } of profile.plan) {
    const id = questionnaires.find(({ questionnaire }) => questionnaire.url === url)?.questionnaire.id;
    if (id === undefined) continue;
    const known = occasionsById.get(id) ?? new Set<string>();
    occasionsById.set(id, new Set([...known, ...occasions]));
  }
  return [...occasionsById].map(([instr, occasions]) => ({ instr, occasions: [...occasions] }));
}
