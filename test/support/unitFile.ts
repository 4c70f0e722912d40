// The command line of the shipped systemd unit: what an operator runs is what is tested and measured.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface UnitCommand {
  readonly node: string;
  readonly nodeOptions: readonly string[];
  /** The program in this checkout. */
  readonly program: string;
}

export function unitCommand(file = 'docs/running/avstamning.service'): UnitCommand {
  const line = /^ExecStart=(.+)$/m.exec(readFileSync(file, 'utf8'))?.[1];
  if (line === undefined) throw new Error(`${file} has no ExecStart`);
  const [node = '', ...words] = line.split(' ');
  const installed = words.pop() ?? '';
  return { node, nodeOptions: words, program: resolve(installed.replace('/opt/avstamning/', '')) };
}
