// POST /api/v1/submissions: one envelope in, one signed statement out (docs/protocol.md). The order of the checks is
// part of the protocol: nothing costly happens for a slot that nobody registered.
import type { Hono } from 'hono';
import { type Bytes, equalBytes } from '../../core/bytes.ts';
import { envelopeDigestInput, envelopeLength, parseEnvelopeOutside } from '../../core/envelope.ts';
import { type StatementKind, submittedDigestOf, zeroDigest, zeroNonce, zeroTag } from '../../core/statement.ts';
import { dayNumber } from '../clock.ts';
import { sha512 } from '../ed25519.ts';
import type { Intake, RouteEnv } from '../intake.ts';
import { readBinaryBody } from './binaryBody.ts';
import { answer, refuse } from './refusal.ts';

export const submissionsPath = '/api/v1/submissions';

export function addSubmissionRoute(app: Hono<RouteEnv>, intake: Intake): void {
  const { store, signer, counters } = intake;
  app.post(submissionsPath, async (c) => {
    const body = await readBinaryBody(c, { exactly: envelopeLength });
    if (!body.ok) return refuse(c, body.status);
    const envelope = parseEnvelopeOutside(body.bytes);
    const clinicId = await store.clinicIdOfSite(c.get('site').name);
    if (!clinicId || !equalBytes(clinicId, envelope.clinicId)) return refuse(c, 400);

    const { slotPublicKey } = envelope;
    const statement = (kind: StatementKind, digest: Bytes, storedDigest: Bytes = zeroDigest, day = 0) =>
      signer.sign({
        kind,
        clinicId,
        slotPublicKey,
        submittedDigest: digest,
        storedDigest,
        day,
        nonce: zeroNonce,
        attestTag: zeroTag,
      });

    if (!(await store.slotState(clinicId, slotPublicKey))) {
      counters.add('unknown-slot');
      return answer(c, 404, statement('unknown-slot', sha512(envelopeDigestInput(body.bytes)).slice(0, 32)));
    }
    counters.add('signature-checks');
    const day = dayNumber(intake.clock());
    const receipt = await intake.checkSubmission({ envelope: body.bytes, day });
    if (!receipt) {
      counters.add('malformed');
      return refuse(c, 400);
    }

    const digest = submittedDigestOf(receipt);
    const outcome = await store.acceptSubmission({
      clinicId,
      slotPublicKey,
      digest,
      envelope: body.bytes,
      recipientKeyIds: [envelope.daily.keyId, envelope.recovery.keyId],
      day,
      receipt,
    });
    switch (outcome.kind) {
      case 'stored':
        counters.add('stored');
        return answer(c, 201, outcome.receipt);
      case 'same-again': {
        counters.add('replayed');
        // After a change of the receipt key the old signature would be refused: the same words, signed anew.
        const isCurrent = equalBytes(outcome.receipt.slice(180, 188), signer.keyId);
        return answer(c, 200, isCurrent ? outcome.receipt : statement('stored', digest, digest, outcome.day));
      }
      case 'conflict':
        counters.add('conflict');
        return answer(c, 409, statement('conflict', digest, outcome.storedDigest, outcome.day));
      case 'unknown-slot':
        counters.add('unknown-slot');
        return answer(c, 404, statement('unknown-slot', digest));
      case 'closed':
        counters.add('closed');
        return answer(c, 410, statement('closed', digest));
      case 'keys-refused':
        counters.add('keys-refused');
        return answer(c, 422, statement('keys-refused', digest));
    }
  });
}
