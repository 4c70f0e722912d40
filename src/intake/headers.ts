// The response headers, literally, by kind of response: one table, sent with every answer, errors included.

export type HeaderKind =
  | 'client-document'
  | 'client-asset'
  | 'client-worker'
  | 'client-service-worker'
  | 'clinic-document'
  | 'clinic-worker'
  | 'published'
  | 'api'
  | 'nothing';

export type Headers = Readonly<Record<string, string>>;

const documentPolicy = (trustedTypesPolicy: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypesPolicy}`,
  ].join('; ');

// A worker served without a policy of its own runs with none at all.
const workerPolicy = "default-src 'none'; script-src 'self'; connect-src 'none'";
const serviceWorkerPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'";
const deadPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

const forbiddenPermissions = [
  'accelerometer=()',
  'autoplay=()',
  'camera=()',
  'clipboard-read=()',
  'display-capture=()',
  'encrypted-media=()',
  'fullscreen=()',
  'geolocation=()',
  'gyroscope=()',
  'hid=()',
  'idle-detection=()',
  'local-fonts=()',
  'magnetometer=()',
  'microphone=()',
  'midi=()',
  'payment=()',
  'publickey-credentials-get=()',
  'screen-wake-lock=()',
  'serial=()',
  'usb=()',
  'xr-spatial-tracking=()',
].join(', ');

const everywhere: Headers = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': forbiddenPermissions,
  'x-dns-prefetch-control': 'off',
  'x-robots-tag': 'noindex, noarchive',
};

const immutable = 'public, max-age=31536000, immutable';

const headerTable: Readonly<Record<HeaderKind, Headers>> = {
  'client-document': { ...everywhere, 'content-security-policy': documentPolicy('u'), 'cache-control': 'no-cache' },
  'client-asset': { ...everywhere, 'content-security-policy': documentPolicy('u'), 'cache-control': immutable },
  'client-worker': { ...everywhere, 'content-security-policy': workerPolicy, 'cache-control': immutable },
  'client-service-worker': {
    ...everywhere,
    'content-security-policy': serviceWorkerPolicy,
    'cache-control': 'no-cache',
  },
  'clinic-document': { ...everywhere, 'content-security-policy': documentPolicy('c'), 'cache-control': 'no-store' },
  'clinic-worker': { ...everywhere, 'content-security-policy': workerPolicy, 'cache-control': 'no-store' },
  published: { ...everywhere, 'content-security-policy': deadPolicy, 'cache-control': 'no-cache' },
  api: {
    ...everywhere,
    'content-security-policy': deadPolicy,
    'cache-control': 'no-store',
    'content-type': 'application/octet-stream',
  },
  nothing: {
    ...everywhere,
    'content-security-policy': deadPolicy,
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
  },
};

const twoYears = { 'strict-transport-security': 'max-age=63072000' };

/** Names in lower case. HSTS only where the service is reached by https: a browser would refuse plain http for two years. */
export function headersFor(kind: HeaderKind, isHttps: boolean): Headers {
  return isHttps ? { ...headerTable[kind], ...twoYears } : headerTable[kind];
}
