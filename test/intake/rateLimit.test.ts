import { describe, expect, test } from 'vitest';
import { networkOf, RateLimit } from '../../src/intake/rateLimit.ts';

describe('the rate limit', () => {
  test('D22 counts each address by itself and forgets after a minute', () => {
    let nowMs = 0;
    const limit = new RateLimit(2, () => nowMs);
    expect([1, 2, 3].map(() => limit.take('192.0.2.1').allowed)).toEqual([true, true, false]);
    expect(limit.take('192.0.2.2').allowed).toBe(true);
    nowMs = 59_999;
    expect(limit.take('192.0.2.1')).toEqual({ allowed: false, retryAfterSeconds: 1 });
    nowMs = 60_000;
    expect(limit.take('192.0.2.1').allowed).toBe(true);
  });

  test('D22 stays bounded however many addresses come', () => {
    const limit = new RateLimit(100, () => 0);
    for (let index = 0; index < 25_000; index++) limit.take(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`);
    expect(limit.entries).toBe(10_000);
    expect(limit.take('10.0.0.1').allowed).toBe(true);
  });

  test('D28 goes on when the clock is set back or forward', () => {
    let nowMs = 1_000_000;
    const limit = new RateLimit(1, () => nowMs);
    limit.take('192.0.2.1');
    for (nowMs of [0, 1e12, 5]) expect(limit.take('192.0.2.1').allowed).toBe(true);
  });

  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:db8:0:0:ffff::', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('takes %s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
