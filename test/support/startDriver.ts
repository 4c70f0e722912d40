// Starts a program that drives a browser, or the browser itself, beside the tests and sees to it that it ends with them.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Driver {
  readonly process: ChildProcess;
  /** Ends it, gently first, and waits. */
  readonly end: () => Promise<void>;
}

const gentlyMs = 5_000;

/** Its outputs, and a further pipe as number 3, are to be read. */
export function startDriver(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Driver {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  const exited = once(child, 'exit').catch(() => undefined);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const end = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(kill, gentlyMs);
    if (child.exitCode === null && child.signalCode === null) await exited;
    clearTimeout(timer);
    process.off('exit', kill);
  };
  return { process: child, end };
}

/** The first capture of `pattern` in what the program writes to `stream`; goes on reading. @throws Error when it ends first */
export async function written({ process: child }: Driver, stream: 1 | 2 | 3, pattern: RegExp): Promise<string> {
  const source = child.stdio[stream];
  if (!source) throw new Error('there is no such stream');
  let text = '';
  return await new Promise((resolve, reject) => {
    source.on('data', (chunk) => {
      text += String(chunk);
      const found = pattern.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    source.once('end', () => reject(new Error(`the program ended without a word: ${text}`)));
  });
}
