// The only policy that may name a script to run: it knows two addresses (service worker, key worker) and refuses every other.
// Browsers without Trusted Types get the same check without the policy.

interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy;
}

const acceptedUrls = new Set<string>();
let policy: ScriptUrlPolicy | undefined;

/** Names the two scripts, once, before the first is asked for. */
export function acceptScripts(urls: readonly [string, string]): void {
  for (const url of urls) acceptedUrls.add(absolute(url));
}

/** `url` as the browser wants it for `new Worker` and `register`. @throws TypeError for any other address */
export function trustedScript(url: string): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  policy ??= factory?.createPolicy('u', { createScriptURL: accepted }) ?? { createScriptURL: accepted };
  // A TrustedScriptURL stands where the DOM's types still say string.
  return policy.createScriptURL(absolute(url)) as string;
}

function accepted(url: string): string {
  if (!acceptedUrls.has(url)) throw new TypeError('script address refused');
  return url;
}

function absolute(url: string): string {
  return new URL(url, location.href).href;
}
