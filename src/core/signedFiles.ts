// Profile and about with their root signatures, as they travel in the set-up and in a later change
// (docs/protocol.md, section 12.2).

import { aboutLimit } from './about.ts';
import { ByteReader, type Bytes, concatBytes, u32 } from './bytes.ts';
import { Problem } from './problem.ts';
import { profileLimit } from './profile.ts';

/** The files as received: signatures are over exactly these bytes. */
export interface SignedFiles {
  readonly profile: Bytes;
  /** 64 bytes. */
  readonly profileSignature: Bytes;
  readonly about: Bytes;
  /** 64 bytes. */
  readonly aboutSignature: Bytes;
}

export const signedFilesLimit = profileLimit + aboutLimit + 2 * (4 + 64);

/** Lengths only; the files' own parsers and the signatures come after. @throws Problem `setup-request-malformed` */
export function parseSignedFiles(bytes: Uint8Array): SignedFiles {
  const reader = new ByteReader(bytes, 'setup-request-malformed');
  const files = readSignedFiles(reader);
  reader.end();
  return files;
}

export function readSignedFiles(reader: ByteReader): SignedFiles {
  return {
    profile: takeFile(reader, profileLimit, 'profile'),
    profileSignature: reader.take(64),
    about: takeFile(reader, aboutLimit, 'about'),
    aboutSignature: reader.take(64),
  };
}

/** @throws Problem `setup-request-malformed` when a file is empty or too long or a signature is not 64 bytes */
export function encodeSignedFiles(files: SignedFiles): Bytes {
  const { profile, profileSignature, about, aboutSignature } = files;
  const bytes = concatBytes(u32(profile.length), profile, profileSignature, u32(about.length), about, aboutSignature);
  if (profileSignature.length !== 64 || aboutSignature.length !== 64) {
    throw new Problem('setup-request-malformed', { field: 'signature' });
  }
  parseSignedFiles(bytes);
  return bytes;
}

function takeFile(reader: ByteReader, limit: number, field: string): Bytes {
  const length = reader.u32();
  if (length < 1 || length > limit) reader.refuse(field);
  return reader.take(length);
}
