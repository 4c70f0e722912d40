import { describe, expect, it } from 'vitest';
import { concatBytes, u32 } from '../../src/core/bytes.ts';
import { encodeSignedFiles, parseSignedFiles, type SignedFiles } from '../../src/core/signedFiles.ts';

const files = (profileLength: number, aboutLength: number, signatureLength = 64): SignedFiles => ({
  profile: new Uint8Array(profileLength).fill(1),
  profileSignature: new Uint8Array(signatureLength).fill(2),
  about: new Uint8Array(aboutLength).fill(3),
  aboutSignature: new Uint8Array(64).fill(4),
});

/** As encodeSignedFiles, without its checks. */
const written = ({ profile, profileSignature, about, aboutSignature }: SignedFiles) =>
  concatBytes(u32(profile.length), profile, profileSignature, u32(about.length), about, aboutSignature);

describe('profile and about on their way', () => {
  it('come back as they were, from one byte to the longest', () => {
    for (const sent of [files(1, 1), files(1720, 900), files(32_768, 16_384)]) {
      expect(parseSignedFiles(encodeSignedFiles(sent))).toEqual(sent);
      expect(encodeSignedFiles(sent)).toEqual(written(sent));
    }
  });

  it.each([
    [0, 1],
    [1, 0],
    [32_769, 1],
    [1, 16_385],
  ])('are refused with files of %i and %i bytes', (profileLength, aboutLength) => {
    const sent = files(profileLength, aboutLength);
    expect(() => parseSignedFiles(written(sent))).toThrow('setup-request-malformed');
    expect(() => encodeSignedFiles(sent)).toThrow('setup-request-malformed');
  });

  it('are not written with a signature of another length', () => {
    expect(() => encodeSignedFiles(files(1, 1, 63))).toThrow('setup-request-malformed');
  });
});
