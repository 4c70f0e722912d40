import { expect, onTestFinished, test } from 'vitest';
import { makeClientApp } from '../../src/intake/clientApp.ts';
import { makeClinicApp } from '../../src/intake/clinicApp.ts';
import { closeListener, listen, makeListener } from '../../src/intake/listener.ts';
import type { Store } from '../../src/intake/store/store.ts';
import { TestIntake } from './testIntake.ts';

/** On real sockets: who asks is told by the peer's address. Answers of both listeners. */
async function healthWith(commits: Store['commits']) {
  const { intake } = new TestIntake({ around: (store) => ({ ...store, commits }) });
  const statuses = await Promise.all(
    [makeClientApp(intake, new Map()), makeClinicApp(intake, new Map())].map(async (app) => {
      const server = makeListener(app.fetch, false);
      onTestFinished(() => closeListener(server, 0));
      const port = await listen(server, 0, '127.0.0.1');
      return (await fetch(`http://127.0.0.1:${port}/healthz`)).status;
    }),
  );
  return { statuses, failed: intake.counters.get('failed') };
}

test('health is 204 when the database was read', async () => {
  expect(await healthWith(async () => 7)).toEqual({ statuses: [204, 204], failed: 0 });
});

test('health is 503 when the database cannot be read', async () => {
  expect(await healthWith(() => Promise.reject(new Error('away')))).toEqual({ statuses: [503, 503], failed: 2 });
});

test('health is 503 when the database says nothing', async () => {
  expect((await healthWith(() => new Promise(() => undefined))).statuses).toEqual([503, 503]);
});
