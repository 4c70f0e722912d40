import { describe, expect, it } from 'vitest';
import { callIntake } from '../../src/demo/intakeCalls.ts';
import { isLoopbackAddress, refuseOthersThanLoopback } from '../../src/demo/loopback.ts';

describe('the demo', () => {
  it.each(['http://127.0.0.1:8787', 'http://localhost:8787/', 'http://[::1]:8787'])('talks to %s', (address) => {
    expect(isLoopbackAddress(address)).toBe(true);
  });

  it.each([
    'https://form.example.org',
    'http://127.0.0.1.example.org:8787',
    'http://localhost.example.org',
    'http://192.168.1.4:8787',
    'http://0.0.0.0:8787',
    'http://127.0.0.1@example.org/',
    'http://[::2]:8787',
    '127.0.0.1:8787',
    '',
  ])('does not talk to %s', async (address) => {
    expect(isLoopbackAddress(address)).toBe(false);
    expect(() => refuseOthersThanLoopback('http://127.0.0.1:8787', address)).toThrow('only talks to this machine');
    await expect(callIntake(address, '/profile.json')).rejects.toThrow('only talks to this machine');
  });
});
