// One request to the intake from the clinic's page: no cookie, no referrer, no redirect, and a silent server is an expected outcome.

export interface IntakeReply {
  /** HTTP status, or 0 when no answer came (no network, time out, redirect). */
  readonly status: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface IntakeCall {
  readonly method: 'GET' | 'POST';
  /** Path and query, starting with a slash. */
  readonly path: string;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly authorization?: string;
}

const longestWaitMs = 30_000;

export async function callIntake(fetchFrom: typeof fetch, call: IntakeCall): Promise<IntakeReply> {
  const { method, path, body, authorization } = call;
  try {
    const response = await fetchFrom(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...(authorization === undefined ? {} : { authorization }),
      },
      ...(body === undefined ? {} : { body }),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(longestWaitMs),
    });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return { status: 0, bytes: new Uint8Array() };
  }
}
