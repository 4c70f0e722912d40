// Reads the body of a POST: binary, of declared and bounded length, never decompressed, never parsed as anything here.
import type { Context } from 'hono';
import type { Bytes } from '../../core/bytes.ts';
import type { RouteEnv } from '../intake.ts';

export type BodyRule = { readonly exactly: number } | { readonly atMost: number };

export type BodyResult =
  | { readonly ok: true; readonly bytes: Bytes }
  | { readonly ok: false; readonly status: 400 | 411 | 413 | 415 | 503 };

/**
 * Order of checks: content type and encoding (415), length (411, 413, 400), then the bytes are read (503 when too many
 * others came in meanwhile).
 */
export async function readBinaryBody(c: Context<RouteEnv>, rule: BodyRule): Promise<BodyResult> {
  const request = c.req.raw;
  const contentType = request.headers.get('content-type')?.toLowerCase();
  if (contentType !== 'application/octet-stream' || request.headers.has('content-encoding'))
    return { ok: false, status: 415 };

  const declared = request.headers.get('content-length');
  if (declared === null || request.headers.has('transfer-encoding')) return { ok: false, status: 411 };
  if (!/^\d{1,15}$/.test(declared)) return { ok: false, status: 400 };
  const length = Number(declared);
  if (length > ('exactly' in rule ? rule.exactly : rule.atMost)) return { ok: false, status: 413 };
  if ('exactly' in rule && length < rule.exactly) return { ok: false, status: 400 };

  // A body may take ten seconds to come: its place goes to somebody else for that time.
  const place = c.get('place');
  place?.leave();
  // The http parser lets through no more than the declared length; a sender that leaves early ends here.
  const bytes = await request.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => undefined,
  );
  if (place && !place.retake()) return { ok: false, status: 503 };
  return bytes?.length === length ? { ok: true, bytes } : { ok: false, status: 400 };
}
