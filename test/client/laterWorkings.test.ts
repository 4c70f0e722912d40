import { afterEach, expect, test, vi } from 'vitest';
import { LaterWorkings } from '../../src/client/laterWorkings.ts';
import { workings } from '../../src/client/workings.ts';

afterEach(() => vi.restoreAllMocks());

/** Network and fetching as told; how often the page was loaded anew. */
function failing() {
  const network = { isOnline: true, isGiving: false, reloads: 0 };
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => network.isOnline);
  const later = new LaterWorkings({
    fetch: async () => (network.isGiving ? workings : Promise.reject(new Error('not fetched'))),
    reload: () => {
      network.reloads += 1;
    },
  });
  const failed = () => vi.waitFor(() => expect(later.state()).toBe('failed'), { timeout: 20_000 });
  return { network, later, failed };
}

test('whoever has nothing else to show hears that it failed, also when it failed before', async () => {
  const { later, failed } = failing();
  await expect(later.arrivalOrFailure()).rejects.toThrow();
  await failed();
  await expect(later.arrivalOrFailure()).rejects.toThrow();
});

test('when the network returns it is fetched without a reload, and what waits for it goes on', async () => {
  const { network, later, failed } = failing();
  network.isOnline = false;
  await failed();
  later.askOrReload();
  await failed();
  Object.assign(network, { isOnline: true, isGiving: true });
  later.askAgain();
  expect(await later.arrival).toBe(workings);
  expect([later.state(), network.reloads]).toEqual(['here', 0]);
});

test('the page is loaded anew when a person asks again and the network had been there', async () => {
  const { network, later, failed } = failing();
  await failed();
  later.askOrReload();
  expect(network.reloads).toBe(0);
  await failed();
  later.askAgain();
  expect(network.reloads).toBe(0);
  await failed();
  later.askOrReload();
  expect(network.reloads).toBe(1);
});
