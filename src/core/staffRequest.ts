// Which admin keys a clinic's intake listens to from now on, together with the signed files that go with it
// (docs/protocol.md, section 13.5). The request as a whole is signed by the root key; see adminRequest.ts.
import { ByteReader, type Bytes, compareBytes, concatBytes, u8 } from './bytes.ts';
import { Problem } from './problem.ts';
import { encodeSignedFiles, readSignedFiles, type SignedFiles, signedFilesLimit } from './signedFiles.ts';

export type StaffRole = 'registrar' | 'reader';

export interface StaffKey {
  readonly role: StaffRole;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Bytes;
}

export interface StaffRequest {
  readonly files: SignedFiles;
  /** The whole list, ascending by key: whoever is not in it is out. */
  readonly keys: readonly StaffKey[];
}

const roles = ['registrar', 'reader'] as const;
const mostKeys = 64;
const keyLength = 1 + 32;
export const staffRequestLimit = signedFilesLimit + 1 + mostKeys * keyLength;

/** @throws Problem `setup-request-malformed` */
export function parseStaffRequest(bytes: Uint8Array): StaffRequest {
  const reader = new ByteReader(bytes, 'setup-request-malformed');
  const files = readSignedFiles(reader);
  const [count = 0] = reader.take(1);
  const keys = Array.from({ length: count }, () => {
    const role = roles[(reader.take(1)[0] ?? 0) - 1] ?? reader.refuse('role');
    return { role, publicKey: reader.take(32) };
  });
  reader.end();
  if (!isWholeList(keys)) reader.refuse('keys');
  return { files, keys };
}

/** Sorts the keys. @throws Problem `setup-request-malformed` on a key twice, more than 64, or a role without a key */
export function encodeStaffRequest({ files, keys }: StaffRequest): Bytes {
  const sorted = [...keys].sort((left, right) => compareBytes(left.publicKey, right.publicKey));
  if (!isWholeList(sorted)) throw new Problem('setup-request-malformed', { field: 'keys' });
  const list = sorted.flatMap(({ role, publicKey }) => [u8(roles.indexOf(role) + 1), publicKey]);
  return concatBytes(encodeSignedFiles(files), u8(sorted.length), ...list);
}

function isWholeList(keys: readonly StaffKey[]): boolean {
  const isAscending = keys.every(
    ({ publicKey }, index) => index === 0 || compareBytes(keys[index - 1]?.publicKey ?? publicKey, publicKey) < 0,
  );
  const hasBoth = roles.every((role) => keys.some((key) => key.role === role));
  return isAscending && hasBoth && keys.length <= mostKeys && keys.every(({ publicKey }) => publicKey.length === 32);
}
