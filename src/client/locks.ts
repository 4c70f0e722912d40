// Web Locks, held across all pages of this device. Without them every page believes that it is alone:
// blob comparison and the intake's own idempotence still keep anything from being lost or doubled.
import type { Mailer } from './mailer.ts';

/** Runs `work` if nobody holds `name`; undefined, without running it, if somebody does. */
export async function withLock<Result>(
  { locks }: Mailer,
  name: string,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  if (locks === undefined) return work();
  return locks.request(name, { ifAvailable: true }, async (lock) => (lock === null ? undefined : work()));
}

/** Takes `name` until the returned function is called; undefined when another page holds it. */
export async function holdLock(mailer: Mailer, name: string): Promise<(() => void) | undefined> {
  return new Promise((resolve, reject) => {
    withLock(mailer, name, () => new Promise<void>((release) => resolve(release)))
      .then(() => resolve(undefined))
      .catch(reject);
  });
}
