// The real thread, as it is built: the same verdicts and the same bytes as in place, and a thread that dies harms only
// who was waiting for it.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { encodeClaims, makePlaces } from '../../src/intake/claimBatch.ts';
import { makeReceiptSigner } from '../../src/intake/receiptSigner.ts';
import { receiptIfSigned, type SubmissionClaim } from '../../src/intake/submissionCheck.ts';
import { SubmissionCheckThread } from '../../src/intake/submissionCheckThread.ts';
import { random, signingKey, TestClinic } from './testClinic.ts';
import { openedIntake, temporaryFolder, today } from './testIntake.ts';

beforeAll(() => {
  execFileSync('node_modules/.bin/tsc', ['-b', 'src/intake']);
}, 120_000);

const seed = random(32);
const builtProgram = pathToFileURL(resolve('dist/intake/submissionCheckWorker.js'));

function started(program = builtProgram): SubmissionCheckThread {
  const thread = new SubmissionCheckThread(seed, program);
  onTestFinished(() => thread.stop());
  return thread;
}

const clinic = new TestClinic(random(40));

/** `changedByte`: one that is not as it was when the slot signed. */
function claim(changedByte?: number): SubmissionClaim {
  const envelope = clinic.envelope(signingKey());
  if (changedByte !== undefined) envelope.set([(envelope[changedByte] ?? 0) ^ 1], changedByte);
  return { envelope, day: today };
}

describe('the thread that checks submissions', () => {
  test('answers each of many at once with the receipt that it would get in place, and none that is not signed', async () => {
    const thread = started();
    const signer = makeReceiptSigner(seed);
    const claims = Array.from({ length: 150 }, (_, index) => {
      const [inKey, inSealed, inSignature] = [30, 4000, 8500];
      return claim(({ 3: inSignature, 6: inKey, 9: inSealed } as Readonly<Record<number, number>>)[index % 10]);
    });
    const receipts = await Promise.all(claims.map((one) => thread.check(one)));
    expect(receipts).toEqual(claims.map((one) => receiptIfSigned(signer, one)));
    expect(receipts.filter((receipt) => receipt === undefined)).toHaveLength(45);
    const later = claim();
    expect(await thread.check(later)).toEqual(receiptIfSigned(signer, later));
  });

  test('refuses whoever is waiting when it dies, and the next one gets another thread', async () => {
    const folder = temporaryFolder();
    const [program, curse] = [join(folder, 'mortal.mjs'), join(folder, 'curse')];
    writeFileSync(curse, '');
    writeFileSync(
      program,
      `import { existsSync } from 'node:fs';
      import { parentPort } from 'node:worker_threads';
      if (!existsSync(${JSON.stringify(curse)})) await import(${JSON.stringify(builtProgram.href)});
      else parentPort.on('message', () => { throw new Error('dead'); });`,
    );
    const thread = started(pathToFileURL(program));
    const lost = await Promise.allSettled([thread.check(claim()), thread.check(claim())]);
    expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    rmSync(curse);
    // More than it holds at once: the places of those that were lost are free again.
    const receipts = await Promise.all(Array.from({ length: 250 }, () => thread.check(claim())));
    expect(receipts.every((receipt) => receipt !== undefined)).toBe(true);
  });

  test('refuses everybody, and ends nothing, where it cannot start', async () => {
    const thread = started(pathToFileURL('/nowhere/worker.js'));
    await expect(thread.check(claim())).rejects.toThrow();
    await expect(thread.check(claim())).rejects.toThrow();
  });
});

test('a claim without a place of its own is refused, and overwrites nobody', () => {
  const places = makePlaces(2);
  encodeClaims([claim()], [0], places);
  const before = Uint8Array.from(new Uint8Array(places));
  for (const numbers of [[], [-1], [2]]) expect(() => encodeClaims([claim()], numbers, places)).toThrow(RangeError);
  expect(Uint8Array.from(new Uint8Array(places))).toEqual(before);
});

test('a submission gets 503 and leaves no row when its signature cannot be checked now, and is taken later', async () => {
  const { intake, clinic, slot } = await openedIntake();
  const envelope = clinic.envelope(slot);
  const works = intake.intake.checkSubmission;
  const dies = () => Promise.reject(new Error('the thread ended'));
  expect((await intake.withCheck(dies).submit(envelope)).status).toBe(503);
  expect(await intake.store.listSubmissions(clinic.clinicId, undefined, 9)).toEqual([]);
  expect(intake.fatalFaults).toBe(0);
  expect((await intake.withCheck(works).submit(envelope)).status).toBe(201);
});
