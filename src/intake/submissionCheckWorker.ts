// The other end of submissionCheckThread.ts: claims in, receipts out, in the order of asking.
import { parentPort, workerData } from 'node:worker_threads';
import { decodeClaims, encodeReceipts } from './claimBatch.ts';
import { makeReceiptSigner } from './receiptSigner.ts';
import { receiptIfSigned } from './submissionCheck.ts';

if (!parentPort) throw new Error('not a thread');
const port = parentPort;
const signer = makeReceiptSigner(workerData as Uint8Array);
port.on('message', (claims: Uint8Array) => {
  port.postMessage(encodeReceipts(decodeClaims(claims).map((claim) => receiptIfSigned(signer, claim))));
});
