// Sending with the page closed, where the browser can (Background Sync) and the person wants it: off until chosen on a personal
// device, always on on a shared tablet. What is woken is the service worker, which holds no key (sendWaiting.ts).
import type { Device } from './device.ts';
import { kioskSettings } from './kioskMode.ts';
import { isSyncWanted } from './syncWish.ts';

export interface SyncChoice {
  readonly isOffered: boolean;
  readonly isOn: boolean;
}

/** Only where the browser has it and rows are kept is it offered; a shared tablet does not ask. */
export async function syncChoice({ database, wakeForSending }: Device): Promise<SyncChoice> {
  const isPossible = wakeForSending !== undefined && database.isKept;
  const isShared = (await kioskSettings(database)) !== undefined;
  return { isOffered: isPossible && !isShared, isOn: isPossible && (await isSyncWanted({ database })) };
}

export async function chooseSync(device: Device, isOn: boolean): Promise<void> {
  if (!isOn) return void (await device.database.meta.delete('sync'));
  await device.database.meta.put({ k: 'sync', value: true });
  await askForWaking(device);
}

/** Nothing happens where it was not chosen; a browser that refuses leaves everything to the open page. */
export async function askForWaking({ database, wakeForSending }: Device): Promise<void> {
  if (wakeForSending === undefined || !database.isKept || !(await isSyncWanted({ database }))) return;
  await wakeForSending().catch(() => undefined);
}
