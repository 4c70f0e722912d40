// Labels that keep one kind of signature, hash or key apart from every other (docs/protocol.md, section 2).
import { type Bytes, concatBytes, u8 } from './bytes.ts';
import { Problem } from './problem.ts';
import { encodeUtf8 } from './utf8.ts';

export type DomainLabel =
  | 'about'
  | 'admin'
  | 'attest'
  | 'cell-id'
  | 'cell-key'
  | 'daily-share'
  | 'digest'
  | 'key-id'
  | 'nonce'
  | 'payload'
  | 'profile'
  | 'receipt'
  | 'recovery-box'
  | 'registry-key'
  | 'registry-link'
  | 'release'
  | 'root-sign'
  | 'setup'
  | 'slot-attest'
  | 'slot-sign'
  | 'staff-box'
  | 'submit'
  | 'wrap';

/** `ASCII("form/1/" ‖ label) ‖ 0x00` */
export function domainTag(label: DomainLabel): Bytes {
  return encodeUtf8(`form/1/${label}\u0000`);
}

const namePattern = /^[a-z0-9.-]{1,32}$/;

/** A short id of a questionnaire or the name of an occasion: 1–32 of a–z, 0–9, dot, hyphen. */
export function isContextName(input: unknown): input is string {
  return typeof input === 'string' && namePattern.test(input);
}

/** `u8(len) ‖ instr ‖ u8(len) ‖ occasion`, where `instr` is the questionnaire's short id without version. @throws Problem `slot-context-malformed` */
export function slotContext(instr: string, occasion: string): Bytes {
  if (!isContextName(instr) || !isContextName(occasion)) throw new Problem('slot-context-malformed');
  return concatBytes(u8(instr.length), encodeUtf8(instr), u8(occasion.length), encodeUtf8(occasion));
}
