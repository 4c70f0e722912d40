// A PostgreSQL server that is not there now: it starts, it is cut off, or it waits for its promotion. Waiting helps, in
// contrast to everything else that prevents a start.

export class DatabaseAway extends Error {
  readonly code = 'STORE_AWAY';
}

/** What the server says while it starts, stops or is full, and what the network says. */
const passingPattern = /^(?:08|57P|53300)|^E[A-Z_]+$/;

/** What went wrong at a connection, as DatabaseAway when the same attempt may succeed later. */
export function connectionFault(error: unknown): unknown {
  if (error instanceof DatabaseAway || !isPassing(error)) return error;
  return new DatabaseAway('the database cannot be reached now', { cause: error });
}

function isPassing(error: unknown): boolean {
  const code = (error as { readonly code?: unknown } | null)?.code;
  if (code !== undefined) return passingPattern.test(String(code));
  // pg ends what waits on a lost or silent connection with an error that carries no code.
  return error instanceof Error && /connection terminated|timeout/i.test(error.message);
}
