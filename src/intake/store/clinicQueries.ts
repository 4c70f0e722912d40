// Clinics, their two signed files, admin keys and set-up tokens, in Kysely: the same text for every engine.
import type { Kysely, Selectable, Transaction } from 'kysely';
import { type Bytes, equalBytes } from '../../core/bytes.ts';
import type { AdminKey, ClinicRow, NewClinic, SetupAttempt, Signed, Store } from './store.ts';
import type { ClinicTable, Tables } from './tables.ts';

type ClinicVerbs = Pick<
  Store,
  | 'clinicOfSite'
  | 'clinicById'
  | 'clinicIdOfSite'
  | 'clinicIdOfRoot'
  | 'hasClinic'
  | 'putSetupToken'
  | 'siteOfSetup'
  | 'setUpClinic'
  | 'publish'
  | 'adminKey'
>;

export function clinicQueries(db: Kysely<Tables>): ClinicVerbs {
  // A site gets its clinic once and keeps it: setUpClinic refuses a second one, and nothing deletes a clinic.
  const idOfSite = new Map<string, Bytes>();
  return {
    async clinicOfSite(site) {
      const row = await db.selectFrom('clinic').selectAll().where('site', '=', site).executeTakeFirst();
      return row && clinicRow(row);
    },

    async clinicById(clinicId) {
      const row = await db.selectFrom('clinic').selectAll().where('clinic_id', '=', clinicId).executeTakeFirst();
      return row && clinicRow(row);
    },

    async clinicIdOfSite(site) {
      const known = idOfSite.get(site);
      if (known) return known;
      const row = await db.selectFrom('clinic').select('clinic_id').where('site', '=', site).executeTakeFirst();
      if (row) idOfSite.set(site, row.clinic_id);
      return row?.clinic_id;
    },

    async clinicIdOfRoot(rootPublicKey) {
      const rows = await db
        .selectFrom('clinic')
        .select('clinic_id')
        .where('root_public_key', '=', rootPublicKey)
        .execute();
      return rows.length === 1 ? rows[0]?.clinic_id : undefined;
    },

    async hasClinic() {
      return (await db.selectFrom('clinic').select('clinic_id').limit(1).executeTakeFirst()) !== undefined;
    },

    async putSetupToken(site, tokenDigest, expiresAtSeconds) {
      const fresh = { token_digest: tokenDigest, expires_at: expiresAtSeconds, request_digest: null };
      await db
        .insertInto('setup_token')
        .values({ site, ...fresh })
        .onConflict((conflict) => conflict.column('site').doUpdateSet(fresh))
        .execute();
    },

    siteOfSetup: async (attempt) => (await tokenFor(db, attempt))?.site,

    async setUpClinic(attempt, clinic) {
      return await db.transaction().execute(async (transaction) => {
        const token = await tokenFor(transaction, attempt);
        if (token?.site !== clinic.site) return 'refused';
        if (token.isUsed) return 'same-again';
        if (await isTaken(transaction, clinic)) return 'conflict';
        await transaction
          .updateTable('setup_token')
          .set({ request_digest: attempt.requestDigest })
          .where('site', '=', clinic.site)
          .execute();
        await insertClinic(transaction, clinic);
        return 'created';
      });
    },

    async publish(clinicId, expected, next) {
      return await db.transaction().execute(async (transaction) => {
        if (next.adminKeys && (await hasForeignKey(transaction, clinicId, next.adminKeys))) return false;
        const updated = await transaction
          .updateTable('clinic')
          .set(signedColumns(next.profile, next.about))
          .where('clinic_id', '=', clinicId)
          .where('profile_seq', '=', expected.profileSeq)
          .where('about_seq', '=', expected.aboutSeq)
          .executeTakeFirst();
        if (updated.numUpdatedRows !== 1n) return false;
        await transaction.deleteFrom('accepted_key').where('clinic_id', '=', clinicId).execute();
        await insertAcceptedKeys(transaction, clinicId, next.acceptedKeyIds);
        if (next.adminKeys) {
          await transaction.deleteFrom('admin_key').where('clinic_id', '=', clinicId).execute();
          await insertAdminKeys(transaction, clinicId, next.adminKeys);
        }
        return true;
      });
    },

    async adminKey(keyId) {
      const row = await db.selectFrom('admin_key').selectAll().where('key_id', '=', keyId).executeTakeFirst();
      return row && { keyId: row.key_id, clinicId: row.clinic_id, role: row.role, publicKey: row.public_key };
    },
  };
}

async function tokenFor(
  db: Kysely<Tables>,
  attempt: SetupAttempt,
): Promise<{ readonly site: string; readonly isUsed: boolean } | undefined> {
  const token = await db
    .selectFrom('setup_token')
    .selectAll()
    .where('token_digest', '=', attempt.tokenDigest)
    .executeTakeFirst();
  if (!token) return undefined;
  if (token.request_digest !== null)
    return equalBytes(token.request_digest, attempt.requestDigest) ? { site: token.site, isUsed: true } : undefined;
  return attempt.nowSeconds < token.expires_at ? { site: token.site, isUsed: false } : undefined;
}

async function isTaken(transaction: Transaction<Tables>, clinic: NewClinic): Promise<boolean> {
  const sameClinic = await transaction
    .selectFrom('clinic')
    .select('clinic_id')
    .where((where) => where.or([where('clinic_id', '=', clinic.clinicId), where('site', '=', clinic.site)]))
    .executeTakeFirst();
  const keyIds = clinic.adminKeys.map((key) => key.keyId);
  const sameKey = await transaction
    .selectFrom('admin_key')
    .select('key_id')
    .where('key_id', 'in', keyIds)
    .executeTakeFirst();
  return sameClinic !== undefined || sameKey !== undefined;
}

async function insertClinic(transaction: Transaction<Tables>, clinic: NewClinic): Promise<void> {
  const { clinicId } = clinic;
  await transaction
    .insertInto('clinic')
    .values({
      clinic_id: clinicId,
      site: clinic.site,
      root_public_key: clinic.rootPublicKey,
      ...signedColumns(clinic.profile, clinic.about),
    })
    .execute();
  await insertAcceptedKeys(transaction, clinicId, clinic.acceptedKeyIds);
  await insertAdminKeys(transaction, clinicId, clinic.adminKeys);
}

async function hasForeignKey(transaction: Transaction<Tables>, clinicId: Bytes, keys: readonly AdminKey[]) {
  const foreign = await transaction
    .selectFrom('admin_key')
    .select('key_id')
    .where(
      'key_id',
      'in',
      keys.map((key) => key.keyId),
    )
    .where('clinic_id', '!=', clinicId)
    .executeTakeFirst();
  return foreign !== undefined;
}

async function insertAdminKeys(transaction: Transaction<Tables>, clinicId: Bytes, keys: readonly AdminKey[]) {
  await transaction
    .insertInto('admin_key')
    .values(
      keys.map((key) => ({
        key_id: key.keyId,
        clinic_id: clinicId,
        role: key.role,
        public_key: key.publicKey,
      })),
    )
    .execute();
}

async function insertAcceptedKeys(
  transaction: Transaction<Tables>,
  clinicId: Bytes,
  keyIds: readonly Bytes[],
): Promise<void> {
  if (keyIds.length === 0) return;
  await transaction
    .insertInto('accepted_key')
    .values(keyIds.map((keyId) => ({ clinic_id: clinicId, key_id: keyId })))
    .execute();
}

function signedColumns(profile: Signed, about: Signed) {
  return {
    profile: profile.bytes,
    profile_signature: profile.signature,
    profile_seq: profile.seq,
    sealed_about: about.bytes,
    about_signature: about.signature,
    about_seq: about.seq,
  };
}

function clinicRow(row: Selectable<ClinicTable>): ClinicRow {
  return {
    clinicId: row.clinic_id,
    site: row.site,
    rootPublicKey: row.root_public_key,
    profile: { bytes: row.profile, signature: row.profile_signature, seq: row.profile_seq },
    about: { bytes: row.sealed_about, signature: row.about_signature, seq: row.about_seq },
  };
}
