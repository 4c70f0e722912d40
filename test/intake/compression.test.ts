import { randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { acceptedEncoding, compressedOnce } from '../../src/intake/compression.ts';
import { runningIntake } from './runningIntake.ts';

const text = new TextEncoder().encode('Hej då! '.repeat(1_000));

describe('a page file', () => {
  it('comes out of either form as it went in, made once', async () => {
    const compressed = compressedOnce(text);
    const [br, gzip] = await Promise.all([compressed('br'), compressed('gzip')]);
    expect(Uint8Array.from(brotliDecompressSync(br))).toEqual(text);
    expect(Uint8Array.from(gunzipSync(gzip))).toEqual(text);
    expect(Math.max(br.length, gzip.length)).toBeLessThan(text.length / 10);
    expect(await compressed('br')).toBe(br);
    const noise = Uint8Array.from(randomBytes(500));
    expect(Uint8Array.from(brotliDecompressSync(await compressedOnce(noise)('br')))).toEqual(noise);
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000', undefined],
    ['identity', undefined],
    ['brotli', undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const)('that is asked for with "%s" travels as %s', (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
  });
});

describe('over the wire', () => {
  it('only pages are compressed, and every cache is told that they vary', async () => {
    const intake = await runningIntake();
    const ask = (path: string, init: RequestInit = {}) => fetch(intake.client + path, init);
    const page = await ask('/', { headers: { 'accept-encoding': 'gzip, br' } });
    expect([page.headers.get('content-encoding'), page.headers.get('vary')]).toEqual(['br', 'accept-encoding']);
    const plain = await ask('/', { headers: { 'accept-encoding': 'identity' } });
    expect([plain.headers.get('content-encoding'), plain.headers.get('vary')]).toEqual([null, 'accept-encoding']);
    expect(await page.text()).toBe(await plain.text());
    for (const other of [await ask('/icon.png'), await ask('/none'), await ask('/api/v1/submissions')])
      expect([other.headers.get('content-encoding'), other.headers.get('vary')]).toEqual([null, null]);
  });
});
