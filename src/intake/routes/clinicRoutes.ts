// What the clinic page needs before and beside its mail: the receipt key, nonces, a new profile or about, who belongs to it.
import type { Hono } from 'hono';
import { aboutSuccession } from '../../core/about.ts';
import { type Bytes, concatBytes } from '../../core/bytes.ts';
import { profileSuccession } from '../../core/profile.ts';
import { parseSignedFiles, type SignedFiles, signedFilesLimit } from '../../core/signedFiles.ts';
import { parseStaffRequest, staffRequestLimit } from '../../core/staffRequest.ts';
import { makeNonce } from '../adminNonces.ts';
import { type Intake, nowSeconds, type RouteEnv } from '../intake.ts';
import { isSoundPublicKey } from '../publicKeyCheck.ts';
import { keyIdOf } from '../receiptSigner.ts';
import type { AdminKey } from '../store/store.ts';
import { addAdminPost, adminPath } from './adminRoute.ts';
import { openAbout } from './publishedRoutes.ts';
import { checkSignedFiles, signedRows } from './publishing.ts';
import { answer, refuse } from './refusal.ts';

export function addClinicRoutes(app: Hono<RouteEnv>, intake: Intake): void {
  const { signer } = intake;

  app.get(`${adminPath}/receipt-key`, (c) => {
    if (c.req.method !== 'GET') return refuse(c, 405);
    return answer(c, 200, concatBytes(signer.keyId, signer.publicKey));
  });

  app.get(`${adminPath}/nonce`, (c) => {
    if (c.req.method !== 'GET') return refuse(c, 405);
    return answer(c, 200, makeNonce(intake.serverSecret, nowSeconds(intake), intake.randomBytes));
  });

  addAdminPost(app, intake, {
    path: 'profile',
    roles: ['registrar'],
    rule: { atMost: signedFilesLimit },
    async work({ c, clinicId, body }) {
      const status = await publishFiles(intake, clinicId, parseSignedFiles(body));
      return status === 200 ? answer(c, 200, new Uint8Array()) : refuse(c, status);
    },
  });

  // Only the root says who belongs to the clinic: no colleague's key file, lost or kept, can let anybody in.
  addAdminPost(app, intake, {
    path: 'staff',
    roles: ['root'],
    rule: { atMost: staffRequestLimit },
    async work({ c, clinicId, body }) {
      const { files, keys } = parseStaffRequest(body);
      if (!keys.every(({ publicKey }) => isSoundPublicKey(publicKey))) return refuse(c, 422);
      const adminKeys = keys.map((key) => ({ ...key, keyId: keyIdOf(key.publicKey) }));
      const status = await publishFiles(intake, clinicId, files, adminKeys);
      return status === 200 ? answer(c, 200, new Uint8Array()) : refuse(c, status);
    },
  });
}

/** With `adminKeys` also the list of who may ask, in the same step. The same files again are fine. */
async function publishFiles(intake: Intake, clinicId: Bytes, files: SignedFiles, adminKeys?: readonly AdminKey[]) {
  const { store, signer } = intake;
  const checked = checkSignedFiles(files, signer);
  const clinic = await store.clinicById(clinicId);
  if (!checked || !clinic) return 400;
  const profile = profileSuccession(clinic.profile.bytes, files.profile);
  const about = aboutSuccession(openAbout(intake.serverSecret, clinic), files.about);
  if (profile === 'refused' || about === 'refused') return 409;
  if (profile === 'same' && about === 'same' && adminKeys === undefined) return 200;
  const isPublished = await store.publish(
    clinicId,
    { profileSeq: clinic.profile.seq, aboutSeq: clinic.about.seq },
    {
      ...signedRows(intake, files, checked),
      acceptedKeyIds: checked.profile.accept,
      ...(adminKeys === undefined ? {} : { adminKeys }),
    },
  );
  return isPublished ? 200 : 409;
}
