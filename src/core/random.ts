// Random bytes come in as an argument: core has no source of its own.

/** Returns `length` fresh bytes from a cryptographic source. */
export type RandomBytes = (length: number) => Uint8Array;
