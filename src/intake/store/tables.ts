// The tables of migrations/*.sql as Kysely sees them, the same for every engine.
import type { Bytes } from '../../core/bytes.ts';

export interface ClinicTable {
  clinic_id: Bytes;
  site: string;
  root_public_key: Bytes;
  profile: Bytes;
  profile_signature: Bytes;
  profile_seq: number;
  sealed_about: Bytes;
  about_signature: Bytes;
  about_seq: number;
}

export interface AcceptedKeyTable {
  clinic_id: Bytes;
  key_id: Bytes;
}

export interface AdminKeyTable {
  key_id: Bytes;
  clinic_id: Bytes;
  role: 'registrar' | 'reader';
  public_key: Bytes;
}

export interface SetupTokenTable {
  site: string;
  token_digest: Bytes;
  /** Unix seconds. */
  expires_at: number;
  /** SHA-512 of the set-up request that used the token up. */
  request_digest: Bytes | null;
}

export interface SlotTable {
  slot_pk: Bytes;
  clinic_id: Bytes;
  attest: Bytes;
  /** First and last day of the window, both included: days since 1970-01-01 UTC. */
  opens: number;
  closes: number;
  revoked: 0 | 1;
}

export interface SubmissionTable {
  slot_pk: Bytes;
  digest: Bytes;
  /** Null once purged: the tombstone keeps digest, day and receipt. */
  envelope: Bytes | null;
  day: number;
  opened: 0 | 1;
  receipt: Bytes;
}

export interface RegistryRecordTable {
  clinic_id: Bytes;
  number: number;
  record: Bytes;
}

export interface CounterTable {
  name: string;
  value: number;
}

export interface Tables {
  clinic: ClinicTable;
  accepted_key: AcceptedKeyTable;
  admin_key: AdminKeyTable;
  setup_token: SetupTokenTable;
  slot: SlotTable;
  submission: SubmissionTable;
  registry_record: RegistryRecordTable;
  counter: CounterTable;
}
