import { Workbox } from 'workbox-window';

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The pages' content policy wants the worker's address from a policy by name. */
export function registerWorker(): void {
  const policy = (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('u', {
    createScriptURL: (url) => url,
  });
  void new Workbox(policy?.createScriptURL('/sw.js') ?? '/sw.js').register();
}
