// POST /api/v1/admin/setup: a clinic becomes known to this intake, once, with the token that was printed at start.
import type { Hono } from 'hono';
import { equalBytes } from '../../core/bytes.ts';
import { parseSetupRequest, setupRequestLimit, setupTokenHashInput } from '../../core/setupRequest.ts';
import { sha512 } from '../ed25519.ts';
import { type Intake, nowSeconds, type RouteEnv } from '../intake.ts';
import { isSoundPublicKey } from '../publicKeyCheck.ts';
import { keyIdOf } from '../receiptSigner.ts';
import { adminPath } from './adminRoute.ts';
import { readBinaryBody } from './binaryBody.ts';
import { checkSignedFiles, signedRows } from './publishing.ts';
import { answer, refuse } from './refusal.ts';

export function addSetupRoute(app: Hono<RouteEnv>, intake: Intake): void {
  app.post(`${adminPath}/setup`, async (c) => {
    const body = await readBinaryBody(c, { atMost: setupRequestLimit });
    if (!body.ok) return refuse(c, body.status);
    const request = parseSetupRequest(body.bytes);
    const attempt = {
      tokenDigest: sha512(setupTokenHashInput(request.token)),
      requestDigest: sha512(body.bytes),
      nowSeconds: nowSeconds(intake),
    };
    const site = await intake.store.siteOfSetup(attempt);
    if (site === undefined) return refuse(c, 403);

    const { registrarPublicKey, readerPublicKey, files } = request;
    const checked = checkSignedFiles(files, intake.signer);
    const areKeysSound =
      isSoundPublicKey(registrarPublicKey) &&
      isSoundPublicKey(readerPublicKey) &&
      !equalBytes(registrarPublicKey, readerPublicKey);
    if (!checked || !areKeysSound) return refuse(c, 400);

    const outcome = await intake.store.setUpClinic(attempt, {
      clinicId: checked.profile.clinicId,
      site,
      rootPublicKey: checked.profile.rootPublicKey,
      ...signedRows(intake, files, checked),
      acceptedKeyIds: checked.profile.accept,
      adminKeys: [
        { keyId: keyIdOf(registrarPublicKey), role: 'registrar', publicKey: registrarPublicKey },
        { keyId: keyIdOf(readerPublicKey), role: 'reader', publicKey: readerPublicKey },
      ],
    });
    switch (outcome) {
      case 'created':
        return answer(c, 201, new Uint8Array());
      case 'same-again':
        return answer(c, 200, new Uint8Array());
      case 'refused':
        return refuse(c, 403);
      case 'conflict':
        return refuse(c, 409);
    }
  });
}
