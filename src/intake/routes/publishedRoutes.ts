// GET /profile.json, /profile.sig, /about.json, /about.sig: the clinic's two signed files, byte for byte as uploaded.
import type { Hono } from 'hono';
import { openAtRest } from '../atRest.ts';
import type { Intake, RouteEnv } from '../intake.ts';
import type { ClinicRow } from '../store/store.ts';
import { refuse } from './refusal.ts';

type Published = { readonly bytes: Uint8Array<ArrayBuffer>; readonly contentType: string };

const json = 'application/json';
const binary = 'application/octet-stream';

export function addPublishedRoutes(app: Hono<RouteEnv>, intake: Intake): void {
  const publish = (path: string, fileOf: (clinic: ClinicRow) => Published) => {
    app.get(path, async (c) => {
      const clinic = await intake.store.clinicOfSite(c.get('site').name);
      if (!clinic) return refuse(c, 404);
      const { bytes, contentType } = fileOf(clinic);
      c.set('headerKind', 'published');
      return c.body(bytes, 200, { 'content-type': contentType });
    });
    app.all(path, (c) => refuse(c, 405));
  };
  publish('/profile.json', (clinic) => ({ bytes: clinic.profile.bytes, contentType: json }));
  publish('/profile.sig', (clinic) => ({ bytes: clinic.profile.signature, contentType: binary }));
  publish('/about.json', (clinic) => ({ bytes: openAbout(intake.serverSecret, clinic), contentType: json }));
  publish('/about.sig', (clinic) => ({ bytes: clinic.about.signature, contentType: binary }));
}

/** @throws Error when the key file is not the one that the database was filled with */
export function openAbout(serverSecret: Uint8Array, clinic: ClinicRow): Uint8Array<ArrayBuffer> {
  const about = openAtRest(serverSecret, clinic.clinicId, clinic.about.bytes);
  if (!about) throw new Error('the key file does not belong to this database');
  return about;
}
