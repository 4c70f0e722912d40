// The question "is this slot open?", as long as a submission, so that an observer cannot tell the two apart
// (docs/protocol.md, section 7). It carries no answer.
import { ByteReader, type Bytes, concatBytes, isZero, u8 } from './bytes.ts';
import { envelopeLength } from './envelope.ts';
import { Problem } from './problem.ts';
import { encodeUtf8 } from './utf8.ts';

export const statusRequestLength = envelopeLength;

const prefix = concatBytes(encodeUtf8('FRMQ'), u8(1), u8(0), u8(0), u8(0));
const fieldsLength = 80;

export interface StatusRequest {
  readonly clinicId: Bytes;
  readonly slotPublicKey: Bytes;
  /** 24 random bytes, never all zero. The statement echoes them. */
  readonly nonce: Bytes;
}

/** @throws Problem `status-request-malformed` */
export function parseStatusRequest(bytes: Uint8Array): StatusRequest {
  const reader = new ByteReader(bytes, 'status-request-malformed');
  if (bytes.length !== statusRequestLength) reader.refuse('length');
  reader.expect(prefix, 'prefix');
  const request = { clinicId: reader.take(16), slotPublicKey: reader.take(32), nonce: reader.take(24) };
  if (isZero(request.nonce)) reader.refuse('nonce');
  if (!isZero(reader.take(reader.remaining))) reader.refuse('padding');
  return request;
}

/** @throws Problem `status-request-malformed` when a field has another length or the nonce is zero */
export function encodeStatusRequest(request: StatusRequest): Bytes {
  const { clinicId, slotPublicKey, nonce } = request;
  const fields = concatBytes(prefix, clinicId, slotPublicKey, nonce);
  const fits = clinicId.length === 16 && slotPublicKey.length === 32 && nonce.length === 24 && !isZero(nonce);
  if (!fits) throw new Problem('status-request-malformed', { field: 'length' });
  return concatBytes(fields, new Uint8Array(statusRequestLength - fieldsLength));
}
