// Ends a browser as a power cut does: no farewell, no last writes.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 20_000;

/** Every process of the browser that uses this profile folder, and only those. Resolves when none is left. */
export async function killBrowser(profileFolder: string): Promise<void> {
  for (const processId of processesOf(profileFolder)) {
    try {
      process.kill(processId, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  const deadlineMs = Date.now() + patienceMs;
  while (processesOf(profileFolder).length > 0) {
    if (Date.now() > deadlineMs) throw new Error('the browser does not die');
    await wait(20);
  }
}

function processesOf(profileFolder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((processId) => argumentsOf(processId).includes(`--user-data-dir=${profileFolder}`));
}

/** Empty for a process that has ended and waits for its parent. */
function argumentsOf(processId: number): readonly string[] {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
