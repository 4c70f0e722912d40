// Finds whose slip it is, from the number or from the code as the client has typed it. The code goes to the worker and
// nowhere else; nothing of it is kept.
import { parseCode } from '../core/code.ts';
import { holderOf } from '../core/holder.ts';
import type { RegistryState } from '../core/registryState.ts';
import { planOf } from './issueSheet.ts';
import type { Session } from './session.ts';
import type { RunTask } from './vaultTask.ts';

/** `form`: neither a number nor a code. `unknown`: no slip of this clinic. */
export type Found =
  | { readonly ok: true; readonly serial: string }
  | { readonly ok: false; readonly failure: 'form' | 'unknown' };

const longestNumber = 9;

export async function findPerson(
  session: Session,
  state: RegistryState,
  typed: string,
  runTask: RunTask,
  onProgress: (fraction: number) => void,
): Promise<Found> {
  const digits = typed.trim();
  if (/^\d+$/.test(digits) && digits.length <= longestNumber) {
    const serial = digits.replace(/^0+/, '').padStart(4, '0');
    return holderOf(state, serial) === undefined ? { ok: false, failure: 'unknown' } : { ok: true, serial };
  }
  const parsed = parseCode(typed);
  if (!parsed.ok) return { ok: false, failure: 'form' };
  const given = { code: parsed.code, clinicSalt: session.profile.salt, plan: planOf(session) };
  const slots = await runTask('slotsOfCode', given, onProgress);
  const serial = slots.map((slot) => state.slots.get(slot)?.serial).find((one) => one !== undefined);
  return serial === undefined ? { ok: false, failure: 'unknown' } : { ok: true, serial };
}
