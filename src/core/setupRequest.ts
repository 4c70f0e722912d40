// The one request that makes a clinic known to an intake, and the token that allows it
// (docs/protocol.md, section 12).
import { ByteReader, type Bytes, concatBytes, u8 } from './bytes.ts';
import { codeAlphabet, groupSymbols, normaliseSymbols, toSymbols } from './code.ts';
import { domainTag } from './domainTag.ts';
import { Problem } from './problem.ts';
import { encodeSignedFiles, readSignedFiles, type SignedFiles, signedFilesLimit } from './signedFiles.ts';
import { encodeUtf8 } from './utf8.ts';

export const setupTokenLength = 10;

const prefix = concatBytes(encodeUtf8('FRMS'), u8(1), u8(0), u8(0), u8(0));
const tokenSymbols = 16;
const fieldsLength = 8 + setupTokenLength + 32 + 32;
export const setupRequestLimit = fieldsLength + signedFilesLimit;

export interface SetupRequest {
  /** 10 bytes. Secret, single use. */
  readonly token: Bytes;
  /** Ed25519, 32 bytes each. */
  readonly registrarPublicKey: Bytes;
  readonly readerPublicKey: Bytes;
  readonly files: SignedFiles;
}

/** @throws Problem `setup-request-malformed` */
export function parseSetupRequest(bytes: Uint8Array): SetupRequest {
  const reader = new ByteReader(bytes, 'setup-request-malformed');
  reader.expect(prefix, 'prefix');
  const request = {
    token: reader.take(setupTokenLength),
    registrarPublicKey: reader.take(32),
    readerPublicKey: reader.take(32),
    files: readSignedFiles(reader),
  };
  reader.end();
  return request;
}

/** @throws Problem `setup-request-malformed` when a field has another length */
export function encodeSetupRequest(request: SetupRequest): Bytes {
  const { token, registrarPublicKey, readerPublicKey, files } = request;
  const fields = concatBytes(prefix, token, registrarPublicKey, readerPublicKey);
  const fits = token.length === setupTokenLength && registrarPublicKey.length === 32 && readerPublicKey.length === 32;
  if (!fits) throw new Problem('setup-request-malformed', { field: 'length' });
  return concatBytes(fields, encodeSignedFiles(files));
}

/** `XXXX-XXXX-XXXX-XXXX`, as the intake prints it. */
export function formatSetupToken(token: Uint8Array): string {
  if (token.length !== setupTokenLength) throw new Problem('setup-request-malformed', { field: 'token' });
  return groupSymbols(toSymbols(token));
}

/** The ten bytes of a typed token (case, separators and look-alikes forgiven), or undefined when it is not one. */
export function parseSetupToken(typed: string): Bytes | undefined {
  const symbols = typed.length > 128 ? '' : normaliseSymbols(typed);
  const values = Array.from(symbols, (symbol) => codeAlphabet.indexOf(symbol));
  if (symbols.length !== tokenSymbols || values.includes(-1)) return undefined;
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Uint8Array.from({ length: setupTokenLength }, (_, index) =>
    Number.parseInt(bits.slice(8 * index, 8 * index + 8), 2),
  );
}

/** What the intake keeps of a token: SHA-512 of this. */
export function setupTokenHashInput(token: Uint8Array): Bytes {
  return concatBytes(domainTag('setup'), token);
}
