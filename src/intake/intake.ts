// What every route works with, put together once at start (startIntake.ts) or by a test.
import type { HttpBindings } from '@hono/node-server';
import type { RandomBytes } from '../core/random.ts';
import type { Admission, Place } from './admission.ts';
import type { Clock } from './clock.ts';
import type { Counters } from './counters.ts';
import type { HeaderKind } from './headers.ts';
import type { ReceiptSigner } from './receiptSigner.ts';
import type { Site } from './sites.ts';
import type { Store } from './store/store.ts';
import type { SubmissionCheck } from './submissionCheck.ts';

export interface Intake {
  readonly store: Store;
  readonly signer: ReceiptSigner;
  readonly checkSubmission: SubmissionCheck;
  /** 32 bytes, secret. */
  readonly serverSecret: Uint8Array;
  readonly sites: readonly Site[];
  readonly isHttps: boolean;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly admission: Admission;
  readonly counters: Counters;
  /** True after a restore until the operator has confirmed it: then the client's API is closed. */
  readonly isPublicClosed: () => boolean;
  /** Called once the answer to a request that met a fatal store fault is made: the process must end. */
  readonly onFatal: () => void;
}

export interface RouteEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Of a request to the API: given up while its body is on its way. */
    place?: Place;
    /** Which row of the header table the answer gets; without it `api` or `nothing`, by path. */
    headerKind?: HeaderKind;
    /** The body of an answer of the API that carries no headers but the table's. */
    answer?: Uint8Array<ArrayBuffer>;
    /** Client listener only: the site that the Host header names. */
    site: Site;
  };
}

export function nowSeconds(intake: Intake): number {
  return Math.floor(intake.clock() / 1000);
}
