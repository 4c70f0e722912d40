// What the intake asks of its database, as named verbs. Every verb that changes something is one durable transaction:
// when its promise is fulfilled, the change survives a power cut. Expected outcomes are values; a rejected promise
// means that nothing is known to have happened (storeFault.ts tells whether to go on).
import type { Bytes } from '../../core/bytes.ts';
import type { RestoredDays } from '../../core/restoredDays.ts';
import type { SlotRecord } from '../../core/slotRecords.ts';
import type { SubmissionEntry, SubmissionName } from '../../core/submissionList.ts';

export interface Signed {
  readonly bytes: Bytes;
  /** 64 bytes, made by the clinic's root key. */
  readonly signature: Bytes;
  readonly seq: number;
}

export interface ClinicRow {
  readonly clinicId: Bytes;
  readonly site: string;
  readonly rootPublicKey: Bytes;
  readonly profile: Signed;
  /** `bytes` are sealed under the server secret: the database does not name the clinic. */
  readonly about: Signed;
}

export interface NewClinic extends ClinicRow {
  readonly acceptedKeyIds: readonly Bytes[];
  readonly adminKeys: readonly AdminKey[];
}

export type AdminRole = 'registrar' | 'reader';

export interface AdminKey {
  readonly keyId: Bytes;
  readonly role: AdminRole;
  readonly publicKey: Bytes;
}

export interface SetupAttempt {
  /** SHA-512 over T("setup") ‖ token. */
  readonly tokenDigest: Bytes;
  /** SHA-512 of the whole request: the same request again is answered like the first. */
  readonly requestDigest: Bytes;
  readonly nowSeconds: number;
}

export interface SlotState extends SlotRecord {
  readonly revoked: boolean;
  readonly stored?: { readonly digest: Bytes; readonly day: number };
}

export interface SubmissionAttempt {
  readonly clinicId: Bytes;
  readonly slotPublicKey: Bytes;
  readonly digest: Bytes;
  readonly envelope: Bytes;
  /** The key ids of the envelope's two recipients. */
  readonly recipientKeyIds: readonly Bytes[];
  /** Today, days since 1970-01-01 UTC. */
  readonly day: number;
  /** The signed statement to keep and to answer with if this attempt is the one stored. */
  readonly receipt: Bytes;
}

export type SubmissionOutcome =
  | { readonly kind: 'stored'; readonly receipt: Bytes }
  | { readonly kind: 'same-again'; readonly receipt: Bytes; readonly day: number }
  | { readonly kind: 'conflict'; readonly storedDigest: Bytes; readonly day: number }
  | { readonly kind: 'unknown-slot' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'keys-refused' };

export type AppendOutcome = { readonly kind: 'appended' | 'same-again' | 'conflict'; readonly last: number };

export interface RestoreState {
  /** Durable commits that accepted or re-acknowledged an envelope. */
  readonly commits: number;
  /** A restore was noted, and the operator has not confirmed it. */
  readonly isUnconfirmed: boolean;
  /** How many restores were confirmed. */
  readonly confirmations: number;
}

export interface Store {
  // clinics
  clinicOfSite(site: string): Promise<ClinicRow | undefined>;
  clinicById(clinicId: Bytes): Promise<ClinicRow | undefined>;
  clinicIdOfSite(site: string): Promise<Bytes | undefined>;
  hasClinic(): Promise<boolean>;
  /** Replaces whatever token the site had. */
  putSetupToken(site: string, tokenDigest: Bytes, expiresAtSeconds: number): Promise<void>;
  /** The site that an unused, unexpired token, or the very same earlier request, belongs to. */
  siteOfSetup(attempt: SetupAttempt): Promise<string | undefined>;
  /** Uses the token up and stores the clinic, both or neither. `conflict`: site, clinic or a key is taken. */
  setUpClinic(attempt: SetupAttempt, clinic: NewClinic): Promise<'created' | 'same-again' | 'refused' | 'conflict'>;
  /** The clinic whose root this is; undefined when there is none, or more than one. */
  clinicIdOfRoot(rootPublicKey: Bytes): Promise<Bytes | undefined>;
  /** Replaces both files, and the admin keys when given, if the stored sequence numbers are still `expected` and no key is another clinic's. */
  publish(
    clinicId: Bytes,
    expected: { readonly profileSeq: number; readonly aboutSeq: number },
    next: {
      readonly profile: Signed;
      readonly about: Signed;
      readonly acceptedKeyIds: readonly Bytes[];
      readonly adminKeys?: readonly AdminKey[];
    },
  ): Promise<boolean>;
  adminKey(keyId: Bytes): Promise<(AdminKey & { readonly clinicId: Bytes }) | undefined>;

  // slots
  slotState(clinicId: Bytes, slotPublicKey: Bytes): Promise<SlotState | undefined>;
  /** All or nothing. `conflict`: a key is known with another tag, window or clinic. */
  registerSlots(clinicId: Bytes, slots: readonly SlotRecord[]): Promise<'stored' | 'same-again' | 'conflict'>;
  /** All or nothing; false when one of the keys is not a slot of this clinic. */
  revokeSlots(clinicId: Bytes, slotPublicKeys: readonly Bytes[]): Promise<boolean>;

  // submissions
  /** Order of checks: stored digest, revoked or outside its window, recipients, insert. */
  acceptSubmission(attempt: SubmissionAttempt): Promise<SubmissionOutcome>;
  /** Fulfilled once everything that could be read before the call is durable. */
  confirm(): Promise<void>;
  /** In key order, after `after` (32 bytes) when given. */
  listSubmissions(clinicId: Bytes, after: Bytes | undefined, limit: number): Promise<readonly SubmissionEntry[]>;
  /** In the order asked for; unknown and purged ones are left out. Undefined when a key belongs to another clinic. */
  envelopes(clinicId: Bytes, slotPublicKeys: readonly Bytes[]): Promise<readonly Bytes[] | undefined>;
  /** One result a pair, in order: false when nothing is stored under that slot with that digest. */
  markOpened(clinicId: Bytes, pairs: readonly SubmissionName[]): Promise<readonly boolean[]>;
  /** As markOpened; deletes the envelope, keeps the tombstone, and makes sure the bytes leave the database files. */
  purge(clinicId: Bytes, pairs: readonly SubmissionName[]): Promise<readonly boolean[]>;

  // registry
  /** `last` is the highest number of all, 0 when there is none. */
  recordsAfter(
    clinicId: Bytes,
    after: number,
    limit: number,
  ): Promise<{ readonly last: number; readonly records: readonly Bytes[] }>;
  /** Appends at exactly `last + 1`, all or nothing. */
  appendRecords(clinicId: Bytes, first: number, records: readonly Bytes[]): Promise<AppendOutcome>;

  /**
   * Deletes slots with their tombstones once their last day is 180 days past. The first call of a day alone does
   * something: it moves on by two days at most, so that a clock in the future removes nothing early.
   */
  removeExpired(today: number): Promise<{ readonly slots: number; readonly submissions: number }>;

  /** The database came out of a backup: keeps the last day that it knows of, and `today`. Nothing arrives until it is confirmed. */
  noteRestore(today: number): Promise<void>;
  restoreState(): Promise<RestoreState>;
  /** Ends what noteRestore began, for every process; `confirmations` is more than there were. */
  confirmRestore(confirmations: number): Promise<void>;
  /** The last restore that was noted. */
  restored(): Promise<RestoredDays | undefined>;

  /** Durable commits that accepted or re-acknowledged an envelope. */
  commits(): Promise<number>;
  close(): Promise<void>;
}
