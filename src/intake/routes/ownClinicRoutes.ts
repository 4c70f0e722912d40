// What a clinic page asks about its own clinic once it can sign: the published files as the root signed them,
// the address that clients open (printed on slips), and whether the database was restored.
import type { Hono } from 'hono';
import { encodeRestoredDays } from '../../core/restoredDays.ts';
import { encodeSignedFiles } from '../../core/signedFiles.ts';
import { encodeUtf8 } from '../../core/utf8.ts';
import type { Intake, RouteEnv } from '../intake.ts';
import { addAdminGet } from './adminRoute.ts';
import { openAbout } from './publishedRoutes.ts';
import { answer, refuse } from './refusal.ts';

export function addOwnClinicRoutes(app: Hono<RouteEnv>, intake: Intake): void {
  addAdminGet(app, intake, {
    path: 'profile',
    roles: ['registrar', 'reader', 'root'],
    async work({ c, clinicId }) {
      const clinic = await intake.store.clinicById(clinicId);
      if (!clinic) return refuse(c, 404);
      const files = encodeSignedFiles({
        profile: clinic.profile.bytes,
        profileSignature: clinic.profile.signature,
        about: openAbout(intake.serverSecret, clinic),
        aboutSignature: clinic.about.signature,
      });
      return answer(c, 200, files);
    },
  });

  addAdminGet(app, intake, {
    path: 'address',
    roles: ['registrar', 'reader'],
    async work({ c, clinicId }) {
      const clinic = await intake.store.clinicById(clinicId);
      const host = intake.sites.find(({ name }) => name === clinic?.site)?.hosts[0];
      if (host === undefined) return refuse(c, 404);
      return answer(c, 200, encodeUtf8(`${intake.isHttps ? 'https' : 'http'}://${host}/`));
    },
  });

  addAdminGet(app, intake, {
    path: 'restored',
    roles: ['registrar', 'reader'],
    work: async ({ c }) => answer(c, 200, encodeRestoredDays(await intake.store.restored())),
  });
}
