// The one line that the process writes by itself while it runs.
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { counterNames } from '../../src/intake/counters.ts';
import { buildIntake } from '../support/buildIntake.ts';
import { runIntake } from '../support/intakeProcess.ts';
import { until } from '../support/until.ts';
import { setUpOver } from './runningIntake.ts';
import { signingKey } from './testClinic.ts';
import { temporaryFolder } from './testIntake.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Loaded by the process before its program: an hour is a fifth of a second, all else as long as ever. */
const shortHours = `const real = setInterval;
globalThis.setInterval = (what, ms, ...rest) => real(what, ms === 3_600_000 ? 200 : ms, ...rest);`;

beforeAll(buildIntake, 120_000);

test('K01 once an hour it writes how often what happened, and nothing that names anybody or a time', async () => {
  const running = runIntake(
    { INTAKE_DATA: join(temporaryFolder(), 'data') },
    { nodeOptions: [`--import=data:text/javascript,${encodeURIComponent(shortHours)}`] },
  );
  onTestFinished(() => running.kill());
  const ready = await running.ready();
  const { clinic, slots, submit } = await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', 1);
  expect((await submit(clinic.envelope(slots[0] ?? signingKey()))).status).toBe(201);
  const counted = () =>
    running
      .output()
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.includes('"counts"'));
  await until('two hours with the form in them', async () =>
    counted().filter((line) => line.includes('"stored":1')).length >= 2 ? true : undefined,
  );
  for (const line of counted()) {
    const { event, ...counts } = JSON.parse(line) as Record<string, unknown>;
    expect(event).toBe('counts');
    expect(Object.keys(counts)).toEqual([...counterNames]);
    // A count of this test is small: a time would not be.
    for (const count of Object.values(counts)) expect([0, 1, 2, 3]).toContain(count);
  }
});
