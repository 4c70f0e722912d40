// Keeps what a computer is set to out of a built page: two builds of one commit must be the same, byte for byte.
// For `plugins` in both Vite configurations.
import type { Plugin } from 'vite';

export function sameEverywhere(): Plugin {
  return {
    name: 'same-everywhere',
    apply: 'build',
    // A forgotten `.env` file belongs to one computer.
    config: () => ({ envDir: false }),
  };
}

interface FileEntry {
  readonly url: string;
}

/** For `injectManifest.manifestTransforms`: file systems list their files in different orders. */
export function sortedByUrl<Entry extends FileEntry>(entries: readonly Entry[]): { manifest: Entry[] } {
  return { manifest: [...entries].sort((left, right) => (left.url < right.url ? -1 : left.url > right.url ? 1 : 0)) };
}
