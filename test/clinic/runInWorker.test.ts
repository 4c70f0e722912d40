import { afterEach, expect, test, vi } from 'vitest';
import { runInWorker } from '../../src/clinic/runInWorker.ts';

// The address that Vite gives a worker in tests is none that the page may run.
vi.mock('../../src/clinic/trustedScript.ts', () => ({ trustedScript: (address: string) => address }));

class SilentWorker extends EventTarget {
  static readonly made: SilentWorker[] = [];
  readonly postMessage = vi.fn();
  readonly terminate = vi.fn();
  constructor() {
    super();
    SilentWorker.made.push(this);
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a task that is ended ends its worker at once, in the middle of its work', async () => {
  vi.stubGlobal('Worker', SilentWorker);
  const ended = new AbortController();
  const task = { clinicId: new Uint8Array(16), dailySecrets: [], envelopes: [] };
  const opening = runInWorker('openMail', task, undefined, ended.signal);
  const given = () => expect(SilentWorker.made[0]?.postMessage).toHaveBeenCalledOnce();
  await vi.waitFor(given, { timeout: 20_000 });
  ended.abort();
  await expect(opening).rejects.toThrow('the task was ended');
  expect(SilentWorker.made[0]?.terminate).toHaveBeenCalledOnce();
});
