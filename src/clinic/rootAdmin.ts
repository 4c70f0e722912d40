// What the root key may ask of the intake (docs/protocol.md, section 13.5): the signed files and the sealed registry, and
// to say who belongs to the clinic. The root comes from the recovery sheet, or from a key file that keeps its seed.
import type { Bytes } from '../core/bytes.ts';
import { parseRecordPage, type RecordPage } from '../core/recordBatch.ts';
import { parseSignedFiles, type SignedFiles } from '../core/signedFiles.ts';
import { encodeStaffRequest, type StaffKey } from '../core/staffRequest.ts';
import { authorizeAsRoot } from '../crypto/adminSigning.ts';
import type { KeyPair } from '../crypto/primitives.ts';
import { adminCall, type Outcome } from './adminClient.ts';

export interface RootAdmin {
  readonly signedFiles: () => Promise<Outcome<SignedFiles>>;
  readonly recordsAfter: (sequence: number) => Promise<Outcome<RecordPage>>;
  /** Replaces the files and the whole list of who may ask. */
  readonly putStaff: (files: SignedFiles, keys: readonly StaffKey[]) => Promise<Outcome<void>>;
}

export function makeRootAdmin(fetchFrom: typeof fetch, root: KeyPair): RootAdmin {
  const call = <Value>(method: 'GET' | 'POST', path: string, read: (bytes: Bytes) => Value, body?: Bytes) =>
    adminCall(fetchFrom, {
      method,
      path,
      read,
      authorize: (request) => authorizeAsRoot(request, root),
      ...(body === undefined ? {} : { body }),
    });
  return {
    signedFiles: () => call('GET', 'profile', parseSignedFiles),
    recordsAfter: (sequence) => call('GET', `records?after=${sequence}`, parseRecordPage),
    putStaff: (files, keys) => call('POST', 'staff', () => undefined, encodeStaffRequest({ files, keys })),
  };
}
