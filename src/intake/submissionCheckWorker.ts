// The other end of submissionCheckThread.ts: claims in, receipts out, in the order of asking.
import { parentPort, workerData } from 'node:worker_threads';
import { type CheckWork, decodeClaims, encodeReceipts } from './claimBatch.ts';
import { makeReceiptSigner } from './receiptSigner.ts';
import { receiptIfSigned } from './submissionCheck.ts';

if (!parentPort) throw new Error('not a thread');
const port = parentPort;
const { receiptSeed, places } = workerData as CheckWork;
const signer = makeReceiptSigner(receiptSeed);
port.on('message', (claims: Uint32Array) => {
  port.postMessage(encodeReceipts(decodeClaims(claims, places).map((claim) => receiptIfSigned(signer, claim))));
});
