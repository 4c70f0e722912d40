// The content hash that pins a published questionnaire. White space in the file does not matter, key order does.
import { createHash } from 'node:crypto';

/** SHA-512 of the UTF-8 of `JSON.stringify(parsed)`, base64url without padding. */
export function questionnaireHash(parsed: unknown): string {
  return createHash('sha512').update(JSON.stringify(parsed), 'utf8').digest('base64url');
}
