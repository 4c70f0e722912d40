// A colleague's reason as the registry takes it: one line of plain text.

export const reasonLimit = 200;

// As the record's reader has it: no control characters.
const refused = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Undefined when it is empty, too long, or not one line. */
export function reasonText(typed: string): string | undefined {
  const reason = typed.trim().normalize('NFC');
  return reason === '' || reason.length > reasonLimit || refused.test(reason) ? undefined : reason;
}
