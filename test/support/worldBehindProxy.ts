// A world (world.ts) that browsers reach through a faltering proxy only: the intake's own address is not among its hosts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FalteringProxy } from './falteringProxy.ts';
import { bytesTrace, type Trace, textTrace } from './trace.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

export interface WorldBehindProxy {
  readonly world: World;
  readonly proxy: FalteringProxy;
  /** What a client's browser opens, without a trailing slash. */
  readonly address: string;
  /** Every byte of every file of the intake but the key file, and everything that it has printed. */
  readonly serverTraces: () => readonly Trace[];
  readonly end: () => Promise<void>;
}

/** The only file that is not read: it lies apart from the database, and holds keys alone. */
const keyFileName = 'intake.key';

export async function startWorldBehindProxy(
  sheets = 1,
  options: Pick<WorldOptions, 'exit'> = {},
): Promise<WorldBehindProxy> {
  const proxy = await FalteringProxy.listen();
  const world = await startWorld({ ...options, sheets, settings: { INTAKE_HOSTS: proxy.host } });
  proxy.forwardTo(world.intake.client);
  return {
    world,
    proxy,
    address: proxy.address,
    serverTraces: () => serverTraces(world),
    async end() {
      await proxy.close();
      await world.end();
    },
  };
}

function serverTraces(world: World): readonly Trace[] {
  const folder = join(world.folder, 'intake');
  const files = readdirSync(folder).filter((name) => name !== keyFileName);
  return [
    textTrace('the intake’s output', world.output()),
    ...files.map((name) => textTrace('file name', name)),
    ...files.map((name) => bytesTrace(`the intake’s ${name}`, Uint8Array.from(readFileSync(join(folder, name))))),
  ];
}
