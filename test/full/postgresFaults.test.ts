// What the store does when PostgreSQL fails it: connections lost at the commit, settings that would lose answers, a standby
// that is away.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { CommitTimeout } from '../../src/intake/store/groupCommit.ts';
import { openPostgresStore } from '../../src/intake/store/postgresStore.ts';
import { attemptFor, plain, slotOf, withClinic } from '../intake/storeRows.ts';
import { askPostgres, PostgresCluster } from '../support/postgresCluster.ts';
import { until } from '../support/until.ts';

let cluster: PostgresCluster;
beforeAll(async () => {
  cluster = await PostgresCluster.start();
});
afterAll(() => cluster.remove());

/** Passes everything on until told to cut connections: when a commit is asked for, or when it has been answered. */
async function cuttingProxy(port: number) {
  const state: { cutAt: 'nothing' | 'commit' | 'answer' } = { cutAt: 'nothing' };
  const server = createServer((socket: Socket) => {
    const onward = connect(port, '127.0.0.1');
    let isCommitting = false;
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      one.on('error', () => undefined);
      one.on('close', () => other.destroy());
    }
    socket.on('data', (bytes) => {
      isCommitting = bytes.toString('latin1').includes('commit\0');
      if (isCommitting && state.cutAt === 'commit') socket.destroy();
      else onward.write(bytes);
    });
    onward.on('data', (bytes) => {
      if (isCommitting && state.cutAt === 'answer') socket.destroy();
      else socket.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { state, port: (server.address() as AddressInfo).port };
}

describe('a connection that is lost', () => {
  test.each([
    ['crash-S13 before the commit arrives: nothing stored, and a retry stores it', 'commit', 'stored'],
    [
      'crash-S13 after the commit, before its answer: stored, and a retry gets the same receipt',
      'answer',
      'same-again',
    ],
  ] as const)('%s', async (_name, cutAt, expected) => {
    const url = new URL(await cluster.newDatabase());
    const proxy = await cuttingProxy(cluster.port);
    url.port = String(proxy.port);
    const store = await openPostgresStore(url.href);
    onTestFinished(() => store.close());
    const { clinicId } = await withClinic(store);
    const slot = slotOf();
    await store.registerSlots(clinicId, [slot]);
    const attempt = attemptFor(clinicId, slot.slotPublicKey);
    proxy.state.cutAt = cutAt;
    await expect(store.acceptSubmission(attempt)).rejects.toThrow();
    proxy.state.cutAt = 'nothing';
    const retry = await store.acceptSubmission({ ...attempt });
    expect(retry.kind).toBe(expected);
    expect('receipt' in retry && plain(retry.receipt)).toBe(plain(attempt.receipt));
  });
});

describe('a server that would lose answers', () => {
  test.each([
    ['synchronous_commit', 'off'],
    ['synchronous_commit', 'local'],
    ['synchronous_commit', 'remote_write'],
  ])('crash-S14 with %s = %s is refused at start', async (name, value) => {
    const url = await cluster.newDatabase();
    const database = new URL(url).pathname.slice(1);
    await cluster.ask(`ALTER DATABASE ${database} SET ${name} = '${value}'`);
    await expect(openPostgresStore(url)).rejects.toThrow(name);
  });

  test('crash-S14 with fsync off is refused at start, and when it comes back so', async () => {
    const url = await cluster.newDatabase();
    const store = await openPostgresStore(url);
    onTestFinished(() => store.close());
    await cluster.kill();
    await cluster.startServer({ fsync: 'off' });
    await expect(openPostgresStore(url)).rejects.toThrow('fsync');
    // The first attempt finds its connection gone; the next one looks at the server again.
    await expect(store.commits()).rejects.toThrow();
    await expect(store.commits()).rejects.toThrow(/fsync|terminat/);
    await cluster.kill();
    await cluster.startServer({ fsync: 'on' });
  });

  test('with a clock for each commit is refused', async () => {
    const url = await cluster.newDatabase();
    await cluster.kill();
    await cluster.startServer({ track_commit_timestamp: 'on' });
    await expect(openPostgresStore(url)).rejects.toThrow('track_commit_timestamp');
    await cluster.kill();
    await cluster.startServer({ track_commit_timestamp: 'off' });
    await (await openPostgresStore(url)).close();
  });

  test('crash-S14 with an asynchronous standby is refused; with a synchronous one no receipt leaves without it', async () => {
    const url = await cluster.newDatabase();
    const standby = await cluster.standby('second');
    onTestFinished(() => standby.remove());
    await expect(openPostgresStore(url)).rejects.toThrow('asynchronously');
    await expect(openPostgresStore(standby.url(new URL(url).pathname.slice(1)))).rejects.toThrow('standby');
    await cluster.ask("ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (*)'");
    await cluster.ask('SELECT pg_reload_conf()');
    // The server has been told, and takes its moment.
    const store = await until('the open store', () => openPostgresStore(url));
    onTestFinished(() => store.close());
    const { clinicId } = await withClinic(store);
    const slot = slotOf();
    await store.registerSlots(clinicId, [slot]);
    const attempt = attemptFor(clinicId, slot.slotPublicKey);
    await standby.kill();
    const inDoubt: unknown = await store.acceptSubmission(attempt).catch((error: unknown) => error);
    expect(['STORE_IN_DOUBT', 'STORE_TIMEOUT']).toContain((inDoubt as CommitTimeout).code);
    await cluster.kill();
    await cluster.startServer();
    // The row is visible at the primary now, and still nothing may be acknowledged.
    expect(await askPostgres(url, 'SELECT day FROM submission')).toHaveLength(1);
    await expect(store.acceptSubmission({ ...attempt })).rejects.toThrow();
    await standby.startServer();
    const receipt = await store.acceptSubmission({ ...attempt });
    expect(receipt.kind).toBe('same-again');
    await cluster.kill();
    standby.promote();
    expect(await askPostgres(standby.url(new URL(url).pathname.slice(1)), 'SELECT day FROM submission')).toHaveLength(
      1,
    );
    await cluster.startServer({ synchronous_standby_names: '' });
  });

  test('crash-S14 with one synchronous and one asynchronous standby is refused, also when that begins during a run', async () => {
    const url = await cluster.newDatabase();
    const [one, other] = [await cluster.standby('second'), await cluster.standby('third')];
    onTestFinished(async () => {
      for (const standby of [one, other]) await standby.remove();
    });
    const nameStandbys = async (names: string) => {
      await cluster.ask(`ALTER SYSTEM SET synchronous_standby_names = '${names}'`);
      await cluster.ask('SELECT pg_reload_conf()');
    };
    await nameStandbys('ANY 1 (*)');
    const store = await until('the open store', () => openPostgresStore(url, 20));
    onTestFinished(() => store.close());
    const { clinicId } = await withClinic(store);
    const slots = Array.from({ length: 200 }, () => slotOf());
    await store.registerSlots(clinicId, slots);
    await nameStandbys('FIRST 1 (second)');
    await until('the refusal', async () => {
      const refusal: unknown = await openPostgresStore(url).then(
        (opened) => opened.close(),
        (error: unknown) => error,
      );
      return String(refusal).includes('asynchronously') || undefined;
    });
    // The one that was open before notices under load, and ends the process.
    let fault: unknown;
    for (const slot of slots) {
      fault ??= await store.acceptSubmission(attemptFor(clinicId, slot.slotPublicKey)).then(
        () => undefined,
        (error: unknown) => error,
      );
    }
    expect(fault).toMatchObject({ code: 'STORE_UNSAFE' });
    await nameStandbys('');
  });
});
