// A connection to PostgreSQL that breaks at the worst moment; the server here is no more than its first words.
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeGuardedPool } from '../../src/intake/store/guardedPool.ts';

/** "You are in" and "ask". */
const welcome = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

test('a connection that breaks while it is looked at fails its request, and does not end the process', async () => {
  const broken = vi.fn();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('close', broken);
    socket.once('data', () => {
      socket.write(welcome);
      socket.on('data', () => socket.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const pool = makeGuardedPool(`postgresql://postgres@127.0.0.1:${port}/none`, 1, 60_000);
  onTestFinished(() => pool.end());
  const unheard = vi.fn();
  process.once('uncaughtException', unheard);
  onTestFinished(() => void process.off('uncaughtException', unheard));
  await expect(pool.connect()).rejects.toThrow();
  await vi.waitFor(() => expect(broken).toHaveBeenCalledOnce(), { timeout: 20_000 });
  await new Promise((resolve) => setImmediate(resolve));
  expect(unheard).not.toHaveBeenCalled();
});
