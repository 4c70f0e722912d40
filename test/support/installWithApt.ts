// Installs a Debian package where that may be done: as root, on a system that has apt-get. Else says why not.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Empty when it worked. May take minutes on a slow line; waits for another installation that is under way. */
export function installWithApt(packageName: string): string {
  if (!existsSync('/usr/bin/apt-get')) return 'apt-get is not here';
  if (process.getuid?.() !== 0) return 'apt-get needs root';
  process.stdout.write(`${packageName} is missing: installing Debian’s package …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', packageName],
  ]) {
    const { status } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 });
    if (status !== 0) return `apt-get ${args[0]} failed (${status})`;
  }
  return '';
}
