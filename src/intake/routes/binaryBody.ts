// Reads the body of a POST: binary, of declared and bounded length, never decompressed, never parsed as anything here.
import type { Bytes } from '../../core/bytes.ts';

export type BodyRule = { readonly exactly: number } | { readonly atMost: number };

export type BodyResult =
  | { readonly ok: true; readonly bytes: Bytes }
  | { readonly ok: false; readonly status: 400 | 411 | 413 | 415 };

/** Order of checks: content type and encoding (415), length (411, 413, 400), then the bytes are read. */
export async function readBinaryBody(request: Request, rule: BodyRule): Promise<BodyResult> {
  const contentType = request.headers.get('content-type')?.toLowerCase();
  if (contentType !== 'application/octet-stream' || request.headers.has('content-encoding'))
    return { ok: false, status: 415 };

  const declared = request.headers.get('content-length');
  if (declared === null || request.headers.has('transfer-encoding')) return { ok: false, status: 411 };
  if (!/^\d{1,15}$/.test(declared)) return { ok: false, status: 400 };
  const length = Number(declared);
  if (length > ('exactly' in rule ? rule.exactly : rule.atMost)) return { ok: false, status: 413 };
  if ('exactly' in rule && length < rule.exactly) return { ok: false, status: 400 };

  // The http parser lets through no more than the declared length; a sender that leaves early ends here.
  const bytes = await request.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => undefined,
  );
  return bytes?.length === length ? { ok: true, bytes } : { ok: false, status: 400 };
}
