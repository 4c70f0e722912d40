// The headers that are promised, written out a second time on purpose: this is the table that the service keeps to, not the
// one that it computes. Compared literally with every answer.

/** Names in lower case. */
export type Expected = Readonly<Record<string, string>>;

const documentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types ";
const deadPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
const common: Expected = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy':
    'accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(), ' +
    'fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), ' +
    'microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), ' +
    'xr-spatial-tracking=()',
  'x-dns-prefetch-control': 'off',
  'x-robots-tag': 'noindex, noarchive',
};
export const clientDocument: Expected = {
  ...common,
  'content-security-policy': `${documentPolicy}u`,
  'cache-control': 'no-cache',
};
export const clientAsset: Expected = { ...clientDocument, 'cache-control': 'public, max-age=31536000, immutable' };
export const clinicDocument: Expected = {
  ...common,
  'content-security-policy': `${documentPolicy}c`,
  'cache-control': 'no-store',
};
const worker: Expected = {
  ...common,
  'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'none'",
};
export const nothing: Expected = {
  ...common,
  'content-security-policy': deadPolicy,
  'cache-control': 'no-store',
  'content-type': 'text/plain; charset=utf-8',
};
export const api: Expected = { ...nothing, 'content-type': 'application/octet-stream' };
export const clientWorker: Expected = { ...worker, 'cache-control': 'public, max-age=31536000, immutable' };
export const serviceWorker: Expected = {
  ...common,
  'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
  'cache-control': 'no-cache',
};
export const clinicWorker: Expected = { ...worker, 'cache-control': 'no-store' };
/** The two signed files of a clinic and their signatures. */
export const published: Expected = { ...common, 'content-security-policy': deadPolicy, 'cache-control': 'no-cache' };

/** Names that say how the bytes travel, not what a browser may do with them. */
const transport = new Set([
  ...['connection', 'keep-alive', 'content-length', 'transfer-encoding', 'retry-after'],
  // Pages alone (compression.test.ts).
  ...['content-encoding', 'vary'],
]);

/** Names of headers that are missing, different or too many. */
export function differences(actual: Iterable<readonly [string, string]>, expected: Expected): readonly string[] {
  const seen = new Map([...actual].filter(([name]) => !transport.has(name)));
  const names = new Set([...seen.keys(), ...Object.keys(expected)]);
  return [...names].filter((name) => seen.get(name) !== expected[name]);
}
