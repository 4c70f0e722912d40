// Runs one of the built programs until it has said a certain thing, and stops it as Ctrl-C does.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface StartedProgram {
  /** What it had said by then. */
  readonly output: string;
  /** Ctrl-C. Resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** @throws Error with what was said when it ends before it says `ready` */
export async function startProgram(
  path: string,
  environment: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<StartedProgram> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = await outputUntil(child, ready);
  return {
    output,
    async stop() {
      if (child.exitCode !== null) return child.exitCode;
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      const [code] = await exited;
      return code as number | null;
    },
  };
}

function outputUntil(child: ChildProcess, end: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const hear = (bytes: Buffer) => {
      output += bytes.toString();
      if (end.test(output)) resolve(output);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`the program ended: ${output}`)));
  });
}
