// A number as people type it, with comma or point; what is no number is passed on as typed, for validation to refuse.

/** Undefined when nothing is typed. */
export function parseTypedNumber(typed: string): number | string | undefined {
  const text = typed.trim().replace(',', '.').replace('−', '-');
  if (text === '') {
    return undefined;
  }
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : typed;
}
