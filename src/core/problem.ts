// The one error class for broken promises, and the catalogue of its codes (one per line).
// A code is also the key of its sentence in locales/<language>/problem.json.

export const problemCodes = [
  'about-refused',
  'admin-request-malformed',
  'aggregate-refused',
  'answers-malformed',
  'base64url-malformed',
  'bytes-malformed',
  'cell-content-malformed',
  'comparability-refused',
  'day-malformed',
  'envelope-malformed',
  'indicators-malformed',
  'json-malformed',
  'key-length',
  'padding-malformed',
  'padding-overflow',
  'payload-malformed',
  'point-low-order',
  'profile-refused',
  'questionnaire-refused',
  'random-source-broken',
  'recovery-sheet-refused',
  'registry-record-refused',
  'response-malformed',
  'setup-request-malformed',
  'shared-secret-zero',
  'slot-context-malformed',
  'statement-malformed',
  'status-request-malformed',
  'utf8-malformed',
  'vault-unreadable',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export type ProblemDetail = Readonly<Record<string, string | number>>;

/** `detail` says where and why (a linkId, a field, a limit). It never carries an answer, a code or a key. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly detail: ProblemDetail;

  constructor(code: ProblemCode, detail: ProblemDetail = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.detail = detail;
  }
}
