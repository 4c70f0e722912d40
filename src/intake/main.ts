// The process: settings in, two lines of output, signals and exit codes. Output never names anybody: one line at start,
// hourly counts, one line at the end.
import { systemClock } from './clock.ts';
import { forbidCoreDumps } from './coreDumps.ts';
import { readSettings } from './settings.ts';
import { type RunningIntake, startIntake } from './startIntake.ts';
import { DatabaseAway } from './store/databaseAway.ts';

const exitCodes = { settings: 2, start: 3, fatal: 4, away: 5 } as const;
const hourMs = 3_600_000;
/** Time for the 503 that goes with a fatal fault to leave. */
const lastWordsMs = 200;

// Files made by this process are for its own user only.
process.umask(0o077);
// Foreign JSON cannot reach a prototype that has no door.
Reflect.deleteProperty(Object.prototype, '__proto__');
// Whoever reads the output may go away before this process does.
process.stdout.on('error', () => undefined);
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

await main();

async function main(): Promise<void> {
  const result = readSettings(process.env);
  if (!result.ok) return leave(exitCodes.settings, `${result.setting} ${result.reason}`);

  const hasNoDumps = forbidCoreDumps();
  let running: RunningIntake;
  try {
    running = await startIntake(result.settings, systemClock, {
      onFatal() {
        setTimeout(() => leave(exitCodes.fatal, 'the database failed; check the disk, then start again'), lastWordsMs);
      },
      onPublicClosed: (isClosed) => say({ event: isClosed ? 'closed-after-restore' : 'opened-after-restore' }),
      onUnusableMark: () => say({ event: 'mark-unusable' }),
    });
  } catch (error) {
    return leave(
      error instanceof DatabaseAway ? exitCodes.away : exitCodes.start,
      `cannot start: ${error instanceof Error ? error.message : 'unknown reason'}`,
    );
  }
  const { client, clinic, setup, missingPages, counters } = running;
  say({ event: 'ready', client, clinic, setup });
  for (const setting of missingPages) say({ event: 'no-page', setting });
  if (!hasNoDumps) say({ event: 'core-dumps-possible' });
  if (running.isPublicClosed()) say({ event: 'closed-after-restore' });

  setInterval(() => say({ event: 'counts', ...counters.all() }), hourMs).unref();
  const stop = () => {
    void running.stop().then(() => {
      say({ event: 'stopped', ...counters.all() });
      process.exit(0);
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function say(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function leave(code: number, message: string): void {
  process.stderr.write(`intake: ${message}\n`);
  process.exit(code);
}

/** The name of the fault only: a message could carry something of a request. */
function crash(error: unknown): void {
  leave(exitCodes.fatal, `crashed (${error instanceof Error ? error.name : 'unknown'})`);
}
