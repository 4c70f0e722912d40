// What the clinic page needs before and beside its mail: the receipt key, nonces, a new profile or about.
import type { Hono } from 'hono';
import { aboutSuccession } from '../../core/about.ts';
import { concatBytes } from '../../core/bytes.ts';
import { profileSuccession } from '../../core/profile.ts';
import { parseSignedFiles, signedFilesLimit } from '../../core/signedFiles.ts';
import { makeNonce } from '../adminNonces.ts';
import { type Intake, nowSeconds, type RouteEnv } from '../intake.ts';
import { addAdminPost, adminPath } from './adminRoute.ts';
import { openAbout } from './publishedRoutes.ts';
import { checkSignedFiles, signedRows } from './publishing.ts';
import { answer, refuse } from './refusal.ts';

export function addClinicRoutes(app: Hono<RouteEnv>, intake: Intake): void {
  const { store, signer } = intake;

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
      const files = parseSignedFiles(body);
      const checked = checkSignedFiles(files, signer);
      const clinic = await store.clinicById(clinicId);
      if (!checked || !clinic) return refuse(c, 400);
      const profile = profileSuccession(clinic.profile.bytes, files.profile);
      const about = aboutSuccession(openAbout(intake.serverSecret, clinic), files.about);
      if (profile === 'same' && about === 'same') return answer(c, 200, new Uint8Array());
      if (profile === 'refused' || about === 'refused') return refuse(c, 409);
      const isPublished = await store.publish(
        clinicId,
        { profileSeq: clinic.profile.seq, aboutSeq: clinic.about.seq },
        { ...signedRows(intake, files, checked), acceptedKeyIds: checked.profile.accept },
      );
      return isPublished ? answer(c, 200, new Uint8Array()) : refuse(c, 409);
    },
  });
}
