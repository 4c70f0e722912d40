// The built intake as a process of its own: started, killed, asked, started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

export interface Ready {
  readonly client: string;
  readonly clinic: string;
  readonly setup: readonly { readonly host: string; readonly token: string }[];
}

export interface IntakeProcess {
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  readonly output: () => string;
  readonly ready: () => Promise<Ready>;
  /** kill -9, and wait until it is gone. */
  kill(): Promise<void>;
}

export interface ProcessOptions {
  readonly uid?: number;
  readonly gid?: number;
  /** What runs before node: a tracer, a limit. */
  readonly under?: readonly string[];
  readonly cwd?: string;
  /** Options of node itself. */
  readonly nodeOptions?: readonly string[];
  /** Another build than dist/intake/main.js. */
  readonly program?: string;
}

export const intakeMain = resolve('dist/intake/main.js');
export const operateMain = resolve('dist/intake/operate.js');

export function runIntake(
  environment: Readonly<Record<string, string>>,
  { under = [], nodeOptions = [], program = intakeMain, ...options }: ProcessOptions = {},
): IntakeProcess {
  const env = { PATH: process.env['PATH'] ?? '', INTAKE_CLIENT_PORT: '0', INTAKE_CLINIC_PORT: '0', ...environment };
  const [first = process.execPath, ...words] = [...under, process.execPath, ...nodeOptions, program];
  // A tracer that is killed lets go of what it traces: both are in a group of their own, and end together.
  const isGroup = under.length > 0;
  const child = spawn(first, words, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: isGroup, ...options });
  let text = '';
  child.stdout?.on('data', (part: Buffer) => (text += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (text += part.toString()));
  // Only then has everything been heard that it said: 'exit' may come before its last words.
  const exit = new Promise<number | null>((done) => child.on('close', done));
  const ready = async () => {
    const line = await Promise.race([
      new Promise<string>((done) => {
        const look = () => text.includes('\n') && done(text.split('\n')[0] ?? '');
        child.stdout?.on('data', look);
        look();
      }),
      exit.then(() => ''),
    ]);
    if (line === '') throw new Error(`the intake ended: ${text}`);
    return JSON.parse(line) as Ready;
  };
  return {
    child,
    exit,
    output: () => text,
    ready,
    async kill() {
      if (isGroup) killGroup(child.pid);
      else child.kill('SIGKILL');
      await exit;
    },
  };
}

function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
