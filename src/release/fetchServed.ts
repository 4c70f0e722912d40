// One request of the verifier: what the site answers, to a visitor without cookies or history.
import type { Fetch } from './verifySite.ts';

export type Served =
  | { readonly outcome: 'file'; readonly content: Uint8Array; readonly headers: Headers }
  | { readonly outcome: 'too-long' }
  | { readonly outcome: 'status'; readonly status: number }
  | { readonly outcome: 'moved'; readonly to: string }
  | { readonly outcome: 'unreachable' };

const patienceMs = 30_000;

/** Reads at most `limitBytes`: a site must not be able to fill the memory of whoever checks it. Never follows a redirect. */
export async function fetchServed(fetch: Fetch, address: string, limitBytes: number): Promise<Served> {
  try {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { 'cache-control': 'no-cache' },
      signal: AbortSignal.timeout(patienceMs),
    });
    const { status, headers } = response;
    if (status >= 300 && status < 400) return { outcome: 'moved', to: headers.get('location') ?? 'nowhere' };
    if (status !== 200) return { outcome: 'status', status };
    const content = await readUpTo(response, limitBytes);
    return content ? { outcome: 'file', content, headers } : { outcome: 'too-long' };
  } catch {
    return { outcome: 'unreachable' };
  }
}

async function readUpTo(response: Response, limitBytes: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (length > limitBytes) {
      await reader?.cancel();
      return undefined;
    }
  }
  return Uint8Array.from(Buffer.concat(parts));
}
