// What the service worker is made of: everything it takes to send what is sealed, and nothing that makes, holds or uses a key.
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Every file of ours that a file reaches by importing values; types are gone when it runs. */
function reached(from: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(from)) return found;
  found.add(from);
  const imports = readFileSync(from, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)';/gms);
  for (const [, path = ''] of imports) reached(normalize(join(dirname(from), path)), found);
  return found;
}

const keyFiles =
  /\/(codeKeys|derivation|argon2|cell|envelopeSealing|envelopeOpening|attestTag|session|unlock|finds)\.ts$/;

describe('the service worker', () => {
  it('reaches the sending and nothing that knows a key', () => {
    const files = [...reached('src/client/serviceWorker.ts')];
    expect(files).toEqual(expect.arrayContaining(['src/client/delivery.ts', 'src/crypto/statements.ts']));
    expect(files.filter((file) => keyFiles.test(file))).toEqual([]);
  });

  it('is told apart from a page, which does', () => {
    expect([...reached('src/client/sendAgain.ts')].filter((file) => keyFiles.test(file)).length).toBeGreaterThan(2);
  });
});
