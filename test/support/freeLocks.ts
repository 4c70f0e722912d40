// Web Locks as far as the client uses them, for pages and a service worker that share one device in a test without a browser.

export class FreeLocks {
  readonly #held = new Set<string>();

  /** What `navigator.locks` is to the pages of one device. */
  asLockManager(): LockManager {
    return {
      request: async (name: string, _options: LockOptions, work: (lock: object | null) => Promise<unknown>) => {
        if (this.#held.has(name)) return work(null);
        this.#held.add(name);
        try {
          return await work({ name });
        } finally {
          this.#held.delete(name);
        }
      },
    } as unknown as LockManager;
  }
}
