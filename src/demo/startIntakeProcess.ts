// Runs an intake as a process of its own and waits until it says that it is ready.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface IntakeProcess {
  /** Addresses without a trailing slash. */
  readonly client: string;
  readonly clinic: string;
  /** Printed only while no clinic is set up. */
  readonly setupToken: string | undefined;
  /** Everything that the process has written, both streams. */
  readonly output: () => string;
  /** Resolves with the exit code, null after a signal. */
  readonly exited: Promise<number | null>;
  readonly stop: () => Promise<void>;
}

interface ReadyLine {
  readonly event: 'ready';
  readonly client: string;
  readonly clinic: string;
  readonly setup: readonly { readonly token: string }[];
}

/**
 * `main` is the path of the built `intake/main.js`; `settings` are its INTAKE_ variables, and no others reach it.
 * @throws Error with what the process said when it ends instead
 */
export async function startIntakeProcess(
  main: string,
  settings: Readonly<Record<string, string>>,
): Promise<IntakeProcess> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('INTAKE_'));
  const child = spawn(process.execPath, [main], {
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (bytes: Buffer) => {
    output += bytes.toString();
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };

  const ready = new Promise<ReadyLine>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`;
      const parsed = readyLine(line);
      if (parsed) resolve(parsed);
    });
  });
  const first = await Promise.race([ready, exited.then(() => undefined)]);
  if (first === undefined) throw new Error(`the intake did not start: ${output.trim()}`);
  const { client, clinic, setup } = first;
  return { client, clinic, setupToken: setup[0]?.token, output: () => output, exited, stop };
}

function readyLine(line: string): ReadyLine | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    return (parsed as ReadyLine).event === 'ready' ? (parsed as ReadyLine) : undefined;
  } catch {
    return undefined;
  }
}
