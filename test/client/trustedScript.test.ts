import { describe, expect, it, vi } from 'vitest';
import { acceptScripts, trustedScript } from '../../src/client/trustedScript.ts';

describe('scripts that may be run', () => {
  it('are two addresses, through one policy made once', () => {
    const createPolicy = vi.fn((_name: string, rules: object) => rules);
    vi.stubGlobal('trustedTypes', { createPolicy });
    acceptScripts(['/sw.js', '/assets/kdf.worker-x.js']);
    expect(trustedScript('/sw.js')).toBe(`${location.origin}/sw.js`);
    expect(trustedScript('/assets/kdf.worker-x.js')).toBe(`${location.origin}/assets/kdf.worker-x.js`);
    for (const other of [
      '/sw.js?x',
      '/other.js',
      'https://elsewhere.example/sw.js',
      'data:text/javascript,1',
      'sw.js.',
    ]) {
      expect(() => trustedScript(other)).toThrow(TypeError);
    }
    expect(createPolicy).toHaveBeenCalledTimes(1);
    expect(createPolicy.mock.calls[0]?.[0]).toBe('u');
    vi.unstubAllGlobals();
  });
});
