// The only policy that may name a script to run on the clinic's page: it knows one address, the worker's, and refuses every other.
// Browsers without Trusted Types get the same check without the policy.

interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy;
}

let policy: ScriptUrlPolicy | undefined;
let acceptedUrl: string | undefined;

/** Names the one script, once. @throws TypeError when another was named before */
export function acceptScript(url: string): void {
  const named = absolute(url);
  if (acceptedUrl !== undefined && acceptedUrl !== named) throw new TypeError('script address refused');
  acceptedUrl = named;
}

/** `url` as the browser wants it for `new Worker`. @throws TypeError for any other address */
export function trustedScript(url: string): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  policy ??= factory?.createPolicy('c', { createScriptURL: accepted }) ?? { createScriptURL: accepted };
  // A TrustedScriptURL stands where the DOM's types still say string.
  return policy.createScriptURL(absolute(url)) as string;
}

function accepted(url: string): string {
  if (url !== acceptedUrl) throw new TypeError('script address refused');
  return url;
}

function absolute(url: string): string {
  return new URL(url, location.href).href;
}
