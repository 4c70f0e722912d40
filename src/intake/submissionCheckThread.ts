// Checks submissions on a thread of its own: all that are asked about in one turn of the event loop are one message, so
// that the thread of the listeners and of SQLite pays for one hand-over instead of many, and for no elliptic curve.
import { Worker } from 'node:worker_threads';
import type { Bytes } from '../core/bytes.ts';
import { decodeReceipts, encodeClaims } from './claimBatch.ts';
import type { SubmissionCheck, SubmissionChecks, SubmissionClaim } from './submissionCheck.ts';

interface Waiting {
  readonly claim: SubmissionClaim;
  readonly resolve: (receipt: Bytes | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** A message of this many is answered before the next is begun: what is checked can be stored meanwhile. */
const claimsAtMost = 16;

export class SubmissionCheckThread implements SubmissionChecks {
  readonly #receiptSeed: Uint8Array;
  readonly #program: URL;
  #worker: Worker | undefined;
  #asked: Waiting[] = [];
  /** In the order in which the thread answers. */
  #underWay: (readonly Waiting[])[] = [];

  /** `receiptSeed`: 32 secret bytes, that of makeReceiptSigner. */
  constructor(receiptSeed: Uint8Array, program = new URL('./submissionCheckWorker.js', import.meta.url)) {
    this.#receiptSeed = receiptSeed;
    this.#program = program;
    this.#worker = this.#start();
  }

  /** Rejected when the thread ends meanwhile: nothing was decided, and the next check begins another thread. */
  readonly check: SubmissionCheck = (claim) =>
    new Promise((resolve, reject) => {
      this.#asked.push({ claim, resolve, reject });
      if (this.#asked.length === 1) setImmediate(() => this.#send());
    });

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #send(): void {
    const asked = this.#asked;
    this.#asked = [];
    this.#worker ??= this.#start();
    for (let from = 0; from < asked.length; from += claimsAtMost) {
      const batch = asked.slice(from, from + claimsAtMost);
      this.#underWay.push(batch);
      this.#worker.postMessage(encodeClaims(batch.map(({ claim }) => claim)));
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#program, {
      workerData: this.#receiptSeed,
      resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 },
    });
    worker.on('message', (receipts: Bytes) => {
      const batch = this.#underWay.shift() ?? [];
      const decoded = decodeReceipts(receipts);
      for (const [index, { resolve }] of batch.entries()) resolve(decoded[index]);
    });
    // Without a listener here an error over there would end the process.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      this.#worker = undefined;
      const lost = this.#underWay.flat();
      this.#underWay = [];
      for (const { reject } of lost) reject(new Error('the thread that checks submissions ended'));
    });
    worker.unref();
    return worker;
  }
}
