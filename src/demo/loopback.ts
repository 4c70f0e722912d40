// The demo's one safety rule: it only ever talks to this machine.

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

export function isLoopbackAddress(address: string): boolean {
  return URL.canParse(address) && loopbackHosts.has(new URL(address).hostname);
}

/** @throws Error unless every address is on this machine */
export function refuseOthersThanLoopback(...addresses: readonly string[]): void {
  const other = addresses.find((address) => !isLoopbackAddress(address));
  if (other !== undefined)
    throw new Error(`the demo writes invented people and only talks to this machine, not to ${other}`);
}
