// Ends a browser as a power cut does: no farewell, no last writes.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 20_000;

/** Every process of the browser that uses this profile folder, and only those. Resolves when none is left. */
export async function killBrowser(profileFolder: string): Promise<void> {
  const deadlineMs = Date.now() + patienceMs;
  // Helpers do not carry the folder among their arguments, write into it all the same, and lose their parent first.
  const doomed = new Set<number>();
  for (;;) {
    for (const processId of livingOf(profileFolder)) doomed.add(processId);
    const living = [...doomed].filter((processId) => statOf(processId) !== undefined);
    if (living.length === 0) return;
    if (Date.now() > deadlineMs) throw new Error('the browser does not die');
    for (const processId of living) end(processId);
    await wait(20);
  }
}

function livingOf(profileFolder: string): readonly number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);
  const found = new Set(all.map(({ id }) => id).filter((id) => usesFolder(id, profileFolder)));
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { id, parent } of all) if (found.has(parent)) found.add(id);
  }
  return [...found];
}

function end(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Undefined for a process that has ended, even if it waits for its parent to notice. */
function statOf(id: number): { readonly id: number; readonly parent: number } | undefined {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'latin1');
    const [state = '', parent = ''] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : { id, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

function usesFolder(id: number, profileFolder: string): boolean {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0').includes(`--user-data-dir=${profileFolder}`);
  } catch {
    return false;
  }
}
