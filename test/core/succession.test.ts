import { describe, expect, it } from 'vitest';
import { aboutSuccession } from '../../src/core/about.ts';
import { profileSuccession } from '../../src/core/profile.ts';
import { encodeUtf8 } from '../../src/core/utf8.ts';
import aboutVectors from '../vectors/about.json';
import profileVectors from '../vectors/profile.json';

const profileJson = JSON.parse(profileVectors.pass[0]?.file ?? '') as Record<string, unknown>;
const aboutJson = JSON.parse(aboutVectors.pass[0]?.file ?? '') as Record<string, unknown>;
const withMembers = (json: Record<string, unknown>, change: Record<string, unknown>) =>
  encodeUtf8(JSON.stringify({ ...json, ...change }));
const otherBytes = 'A'.repeat(21);

describe('a profile after another', () => {
  const current = withMembers(profileJson, { seq: 5 });
  const verdict = (change: Record<string, unknown>) => profileSuccession(current, withMembers(profileJson, change));

  it('is the same, newer, or refused', () => {
    expect(verdict({ seq: 5 })).toBe('same');
    expect(verdict({ seq: 6 })).toBe('newer');
    expect(verdict({ seq: 4 })).toBe('refused');
  });

  it('E12: is refused with the same number and other contents', () => {
    expect(verdict({ seq: 5, expires: '2028-01-01' })).toBe('refused');
  });

  it('A07: is refused with another clinic, salt or root', () => {
    expect(verdict({ seq: 6, clinic: `${otherBytes}A` })).toBe('refused');
    expect(verdict({ seq: 6, salt: `${otherBytes}A` })).toBe('refused');
    expect(verdict({ seq: 6, root: `${otherBytes.repeat(2)}I` })).toBe('refused');
  });

  it('is refused as a whole when it is no profile', () => {
    expect(() => verdict({ seq: 6, enc: [] })).toThrow('profile-refused');
  });
});

describe('an about file after another', () => {
  const current = withMembers(aboutJson, { seq: 5 });
  const verdict = (change: Record<string, unknown>) => aboutSuccession(current, withMembers(aboutJson, change));

  it('is the same, newer, or refused', () => {
    expect(verdict({ seq: 5 })).toBe('same');
    expect(verdict({ seq: 6 })).toBe('newer');
    expect(verdict({ seq: 4 })).toBe('refused');
    expect(verdict({ seq: 5, occasions: ['end'] })).toBe('refused');
    expect(verdict({ seq: 6, clinic: `${otherBytes}A` })).toBe('refused');
  });
});
