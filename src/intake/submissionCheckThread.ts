// Checks submissions on a thread of its own: all that are asked about in one turn of the event loop are one message, so
// that the thread of the listeners and of SQLite pays for one hand-over instead of many, and for no elliptic curve.
import { Worker } from 'node:worker_threads';
import type { Bytes } from '../core/bytes.ts';
import { type CheckWork, decodeReceipts, encodeClaims, makePlaces } from './claimBatch.ts';
import type { SubmissionCheck, SubmissionChecks, SubmissionClaim } from './submissionCheck.ts';

interface Waiting {
  readonly claim: SubmissionClaim;
  readonly resolve: (receipt: Bytes | undefined) => void;
  readonly reject: (error: Error) => void;
}

interface Batch {
  readonly waiting: readonly Waiting[];
  readonly places: readonly number[];
}

/** A message of this many is answered before the next is begun: what is checked can be stored meanwhile. */
const claimsAtMost = 16;
/** Envelopes that the thread holds at most; others wait here. */
const placeCount = 96;

export class SubmissionCheckThread implements SubmissionChecks {
  readonly #work: CheckWork;
  readonly #program: URL;
  readonly #free = Array.from({ length: placeCount }, (_, number) => number);
  #worker: Worker | undefined;
  #asked: Waiting[] = [];
  /** In the order in which the thread answers. */
  #underWay: Batch[] = [];
  #isSending = false;

  /** `receiptSeed`: 32 secret bytes, that of makeReceiptSigner. */
  constructor(receiptSeed: Uint8Array, program = new URL('./submissionCheckWorker.js', import.meta.url)) {
    this.#work = { receiptSeed, places: makePlaces(placeCount) };
    this.#program = program;
    this.#worker = this.#start();
  }

  /** Rejected when the thread ends meanwhile: nothing was decided, and the next check begins another thread. */
  readonly check: SubmissionCheck = (claim) =>
    new Promise((resolve, reject) => {
      this.#asked.push({ claim, resolve, reject });
      this.#sendSoon();
    });

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #sendSoon(): void {
    if (this.#isSending || this.#asked.length === 0) return;
    this.#isSending = true;
    setImmediate(() => this.#send());
  }

  #send(): void {
    this.#isSending = false;
    this.#worker ??= this.#start();
    while (this.#asked.length > 0 && this.#free.length > 0) {
      const places = this.#free.splice(-Math.min(claimsAtMost, this.#asked.length));
      const waiting = this.#asked.splice(0, places.length);
      this.#underWay.push({ waiting, places });
      const claims = waiting.map(({ claim }) => claim);
      this.#worker.postMessage(encodeClaims(claims, places, this.#work.places));
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#program, {
      workerData: this.#work,
      resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 },
    });
    worker.on('message', (receipts: Bytes) => {
      const { waiting, places } = this.#underWay.shift() ?? { waiting: [], places: [] };
      this.#free.push(...places);
      const decoded = decodeReceipts(receipts);
      for (const [index, { resolve }] of waiting.entries()) resolve(decoded[index]);
      this.#sendSoon();
    });
    // Without a listener here an error over there would end the process.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      this.#worker = undefined;
      const lost = this.#underWay;
      this.#underWay = [];
      this.#free.push(...lost.flatMap(({ places }) => places));
      for (const { reject } of lost.flatMap(({ waiting }) => waiting))
        reject(new Error('the thread that checks submissions ended'));
      this.#sendSoon();
    });
    worker.unref();
    return worker;
  }
}
