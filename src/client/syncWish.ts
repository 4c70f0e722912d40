// Whether sealed answers may be sent while the page is closed: chosen on a personal device, always on a shared tablet.
import { kioskSettings } from './kioskMode.ts';
import type { Mailer } from './mailer.ts';

/** The name under which the browser wakes the service worker. Says nothing. */
export const syncTag = 'net';

/** The service worker asks this, too: what was chosen may have been taken back since the browser was asked. */
export async function isSyncWanted({ database }: Pick<Mailer, 'database'>): Promise<boolean> {
  return (await database.meta.get('sync'))?.value === true || (await kioskSettings(database)) !== undefined;
}
