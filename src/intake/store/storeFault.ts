// What a failed store call means for the process. After a failed fsync nobody knows what is on the disk, so the only
// honest thing is to stop; a full disk, a locked file
// or a server that went away passes.

const fatalPattern = /^(?:SQLITE_(?:IOERR|CORRUPT|NOTADB|CANTOPEN)|STORE_UNSAFE)/;

/** `passing`: answer 503 and go on. `fatal`: answer 503 and end the process. */
export function storeFault(error: unknown): 'passing' | 'fatal' {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && fatalPattern.test(code) ? 'fatal' : 'passing';
}
