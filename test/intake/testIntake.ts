// An intake for tests: the real applications over a real SQLite file, requests injected, the clock in the test's hand.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Admission } from '../../src/intake/admission.ts';
import { makeClientApp } from '../../src/intake/clientApp.ts';
import { makeClinicApp } from '../../src/intake/clinicApp.ts';
import { Counters } from '../../src/intake/counters.ts';
import type { Intake } from '../../src/intake/intake.ts';
import type { PageFiles } from '../../src/intake/pageFiles.ts';
import { makeReceiptSigner, type ReceiptSigner } from '../../src/intake/receiptSigner.ts';
import { makeSetupTokens } from '../../src/intake/setupTokens.ts';
import { sitesOf } from '../../src/intake/sites.ts';
import { openSqliteStore } from '../../src/intake/store/sqliteStore.ts';
import type { Store } from '../../src/intake/store/store.ts';
import { receiptIfSigned, type SubmissionCheck } from '../../src/intake/submissionCheck.ts';
import { type SigningKey, TestClinic, testSlots } from './testClinic.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Call {
  readonly method?: string;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly host?: string;
}

/** 2026-09-09: day 20,705. */
export const startMs = Date.UTC(2026, 8, 9, 10, 30);
export const today = 20_705;

export interface IntakeOptions {
  readonly hosts?: readonly string[];
  readonly requestsPerMinute?: number;
  readonly maxInFlight?: number;
  readonly isHttps?: boolean;
  readonly clientFiles?: PageFiles;
  readonly clinicFiles?: PageFiles;
  /** Puts something between routes and store, to make a call fail. */
  readonly around?: (store: Store) => Store;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'intake-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export class TestIntake {
  nowMs = startMs;
  readonly databasePath = join(temporaryFolder(), 'intake.db');
  readonly store = openSqliteStore(this.databasePath);
  fatalFaults = 0;
  isPublicClosed = false;
  readonly intake: Intake;
  readonly #options: IntakeOptions;
  #clientApp;
  #clinicApp;

  constructor(options: IntakeOptions = {}) {
    const { requestsPerMinute = 1_000_000, maxInFlight = 1000, isHttps = false } = options;
    const clock = () => this.nowMs;
    this.#options = options;
    this.intake = {
      store: options.around?.(this.store) ?? this.store,
      signer: makeReceiptSigner(randomBytes(32)),
      checkSubmission: async (claim) => receiptIfSigned(this.intake.signer, claim),
      serverSecret: randomBytes(32),
      sites: sitesOf(options.hosts ?? ['127.0.0.1:8787', 'localhost:8787']),
      isHttps,
      clock,
      randomBytes,
      admission: new Admission({ requestsPerMinute, maxInFlight }, clock),
      counters: new Counters(),
      isPublicClosed: () => this.isPublicClosed,
      onFatal: () => void this.fatalFaults++,
    };
    this.#clientApp = makeClientApp(this.intake, options.clientFiles ?? new Map());
    this.#clinicApp = makeClinicApp(this.intake, options.clinicFiles ?? new Map());
    onTestFinished(() => this.store.close());
  }

  get publicKey(): Uint8Array {
    return this.intake.signer.publicKey;
  }

  /** As after a restart with another receipt key. */
  withSigner(signer: ReceiptSigner): TestIntake {
    return this.#with({ signer });
  }

  withCheck(checkSubmission: SubmissionCheck): TestIntake {
    return this.#with({ checkSubmission });
  }

  withAdmission(admission: Admission): TestIntake {
    return this.#with({ admission });
  }

  #with(changes: Partial<Intake>): TestIntake {
    Object.assign(this.intake, changes);
    this.#clientApp = makeClientApp(this.intake, this.#options.clientFiles ?? new Map());
    this.#clinicApp = makeClinicApp(this.intake, this.#options.clinicFiles ?? new Map());
    return this;
  }

  client(path: string, call: Call = {}): Promise<Answer> {
    return send((request) => this.#clientApp.fetch(request, {}), '127.0.0.1:8787', path, call);
  }

  clinic(path: string, call: Call = {}): Promise<Answer> {
    return send((request) => this.#clinicApp.fetch(request, {}), '127.0.0.1:8788', path, call);
  }

  async setupToken(host?: string): Promise<string> {
    const tokens = await makeSetupTokens(this.store, this.intake.sites, Math.floor(this.nowMs / 1000), randomBytes);
    const printed = tokens.find((token) => host === undefined || token.host === host);
    if (!printed) throw new Error('no site without a clinic');
    return printed.token;
  }

  async newClinic(): Promise<TestClinic> {
    return new TestClinic((await this.clinic('/api/v1/admin/receipt-key')).bytes);
  }

  /** A clinic that has been set up, for the first site that has none. */
  async setUp(host?: string): Promise<TestClinic> {
    const clinic = await this.newClinic();
    const body = clinic.setupRequest(await this.setupToken(host));
    const answer = await this.clinic('/api/v1/admin/setup', { method: 'POST', body });
    if (answer.status !== 201) throw new Error(`set-up answered ${answer.status}`);
    return clinic;
  }

  async admin(clinic: TestClinic, by: SigningKey, path: string, body?: Uint8Array<ArrayBuffer>): Promise<Answer> {
    const nonce = (await this.clinic('/api/v1/admin/nonce')).bytes;
    const method = body ? 'POST' : 'GET';
    const target = `/api/v1/admin/${path}`;
    const authorization = clinic.authorization(by, nonce, method, target, body);
    return await this.clinic(target, { method, headers: { authorization }, ...(body ? { body } : {}) });
  }

  /** Registers fresh slots for the clinic. */
  async withSlots(clinic: TestClinic, count: number, window?: { opens: number; closes: number }) {
    const slots = testSlots(count, window);
    const answer = await this.admin(clinic, clinic.registrar, 'slots', slots.body);
    if (answer.status !== 201) throw new Error(`registering slots answered ${answer.status}`);
    return slots;
  }

  submit(envelope: Uint8Array<ArrayBuffer>, call: Call = {}): Promise<Answer> {
    return this.client('/api/v1/submissions', { method: 'POST', body: envelope, ...call });
  }

  status(request: Uint8Array<ArrayBuffer>, call: Call = {}): Promise<Answer> {
    return this.client('/api/v1/status', { method: 'POST', body: request, ...call });
  }
}

/** A set-up clinic with one open slot: the usual beginning. */
export async function openedIntake(options: IntakeOptions = {}) {
  const intake = new TestIntake(options);
  const clinic = await intake.setUp();
  const { keys, records } = await intake.withSlots(clinic, 3);
  const [slot, other, third] = keys;
  if (!slot || !other || !third) throw new Error('three slots were asked for');
  return { intake, clinic, slot, other, third, records };
}

async function send(
  fetch: (request: Request) => Response | Promise<Response>,
  usualHost: string,
  path: string,
  call: Call,
): Promise<Answer> {
  const headers = new Headers({ host: call.host ?? usualHost });
  if (call.body) {
    headers.set('content-type', 'application/octet-stream');
    headers.set('content-length', String(call.body.length));
  }
  for (const [name, value] of Object.entries(call.headers ?? {})) {
    if (value === '') headers.delete(name);
    else headers.set(name, value);
  }
  const init: RequestInit = { method: call.method ?? 'GET', headers };
  if (call.body) init.body = call.body;
  const response = await fetch(new Request(`http://${call.host ?? usualHost}${path}`, init));
  return {
    status: response.status,
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}
