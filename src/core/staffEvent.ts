// Registry events about keys rather than slips: who has a key file, who left, a daily key handed to a colleague, a drill
// (docs/protocol.md, section 11). Nothing here is about a client.
import type { Day } from './day.ts';
import type { JsonReader } from './jsonReader.ts';

/** Base64url of a 32-byte public key. */
export type KeyText = string;

export type StaffEvent =
  | {
      readonly k: 'colleague';
      /** What the clinic calls this key file: initials, a room. 1–40 characters. */
      readonly name: string;
      readonly registrar: KeyText;
      readonly reader: KeyText;
      /** X25519: daily keys are handed over to it. */
      readonly box: KeyText;
    }
  | { readonly k: 'left'; readonly reader: KeyText }
  | {
      readonly k: 'daily';
      /** Base64url of the daily key's id, 8 bytes. */
      readonly id: string;
      readonly from: Day;
      readonly to: KeyText;
      /** Base64url of 80 bytes: one-time public key, then the boxed secret. */
      readonly box: string;
    }
  | { readonly k: 'drill' };

export const staffKinds = ['colleague', 'left', 'daily', 'drill'] as const;

export type StaffKind = (typeof staffKinds)[number];

export function isStaffKind(kind: string): kind is StaffKind {
  return (staffKinds as readonly string[]).includes(kind);
}

/** @throws Problem with the reader's code */
export function staffEventFrom(k: StaffKind, reader: JsonReader): StaffEvent {
  switch (k) {
    case 'colleague':
      return {
        k,
        name: reader.plainText('name', 40),
        registrar: reader.bytesText('registrar', 32),
        reader: reader.bytesText('reader', 32),
        box: reader.bytesText('box', 32),
      };
    case 'left':
      return { k, reader: reader.bytesText('reader', 32) };
    case 'daily':
      return {
        k,
        id: reader.bytesText('id', 8),
        from: reader.day('from'),
        to: reader.bytesText('to', 32),
        box: reader.bytesText('box', 80),
      };
    case 'drill':
      return { k };
  }
}
