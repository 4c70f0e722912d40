// Hears every violation of a content policy in the pages of a browser, and every request for a permission.
import type { BrowserContext } from 'playwright-core';

export interface Violation {
  readonly directive: string;
  readonly blocked: string;
}

export class PolicyWatch {
  readonly violations: Violation[] = [];
  /** Names of the calls that would make a browser ask the person. */
  readonly asked: string[] = [];

  /** Give it the context before its first page is opened. */
  static async over(context: BrowserContext): Promise<PolicyWatch> {
    const watch = new PolicyWatch();
    await context.exposeBinding('tellViolation', (_, violation: Violation) => void watch.violations.push(violation));
    await context.exposeBinding('tellAsked', (_, name: string) => void watch.asked.push(name));
    await context.addInitScript(listen);
    return watch;
  }
}

/** Runs inside each page, before its own scripts. */
function listen(): void {
  const page = globalThis as unknown as {
    tellViolation(violation: Violation): void;
    tellAsked(name: string): void;
  } & Record<string, { prototype: Record<string, unknown> } | undefined>;
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    page.tellViolation({ directive: effectiveDirective, blocked: blockedURI }),
  );
  const asking: readonly (readonly [string, string])[] = [
    ['MediaDevices', 'getUserMedia'],
    ['MediaDevices', 'getDisplayMedia'],
    ['Geolocation', 'getCurrentPosition'],
    ['Geolocation', 'watchPosition'],
    ['PushManager', 'subscribe'],
    ['StorageManager', 'persist'],
    ['Clipboard', 'read'],
    ['Clipboard', 'readText'],
    ['WakeLock', 'request'],
    ['USB', 'requestDevice'],
    ['Bluetooth', 'requestDevice'],
    ['CredentialsContainer', 'get'],
    ['CredentialsContainer', 'create'],
    ['Document', 'requestStorageAccess'],
  ];
  for (const [owner, name] of asking) {
    const prototype = page[owner]?.prototype;
    const original = prototype?.[name];
    if (prototype === undefined || typeof original !== 'function') continue;
    prototype[name] = function (this: unknown, ...args: readonly unknown[]) {
      page.tellAsked(`${owner}.${name}`);
      return Reflect.apply(original, this, args);
    };
  }
  if (typeof Notification !== 'undefined') {
    const original = Notification.requestPermission.bind(Notification);
    Notification.requestPermission = (...args) => {
      page.tellAsked('Notification.requestPermission');
      return original(...args);
    };
  }
}
