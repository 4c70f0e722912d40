// A slip on its way to paper. Its code is bytes, not text: bytes can be overwritten when the page with slips is left, and
// whoever still holds them then holds zeros. A string stays for as long as anybody refers to it.
import type { Bytes } from '../core/bytes.ts';
import { encodeUtf8 } from '../core/utf8.ts';
import { wipe } from '../crypto/primitives.ts';
import type { Sheet } from '../crypto/sheet.ts';

export interface PrintedSlip {
  readonly serial: string;
  /** `XXXX-XXXX-XXXX` in ASCII. Secret; belongs on paper only. */
  readonly code: Bytes;
}

export interface PrintedSheet extends Omit<Sheet, 'slips'> {
  readonly slips: readonly PrintedSlip[];
}

/** In the worker, where the strings end with it. */
export function printedSheet({ slips, ...sheet }: Sheet): PrintedSheet {
  return { ...sheet, slips: slips.map(({ serial, code }) => ({ serial, code: encodeUtf8(code) })) };
}

export function forgetCodes(slips: readonly PrintedSlip[]): void {
  wipe(...slips.map(({ code }) => code));
}
