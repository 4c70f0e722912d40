// Which clinic a client request belongs to: a site is a set of Host values that share one clinic.

/** `name` is what the store keeps; `hosts` are the exact Host header values, lower case. */
export interface Site {
  readonly name: string;
  readonly hosts: readonly string[];
}

const loopbackPattern = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

export function isLoopbackHost(host: string): boolean {
  return loopbackPattern.test(host);
}

/** Every host is a site of its own, except that all loopback spellings are one: `loopback`. Ports there may change between starts. */
export function sitesOf(hosts: readonly string[]): readonly Site[] {
  const loopback = hosts.filter(isLoopbackHost);
  const others = hosts.filter((host) => !isLoopbackHost(host)).map((host) => ({ name: host, hosts: [host] }));
  return loopback.length > 0 ? [{ name: 'loopback', hosts: loopback }, ...others] : others;
}

/** The site that a Host header names, or undefined: unknown hosts get no service. */
export function siteOfHost(sites: readonly Site[], host: string | undefined): Site | undefined {
  const wanted = host?.toLowerCase();
  return sites.find((site) => site.hosts.some((known) => known === wanted));
}
