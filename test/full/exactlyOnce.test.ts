// One response arrives once: the same bytes get the same receipt, other bytes for the same slot a signed refusal, and a
// draft stays readable to its owner until a receipt that verifies has come.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toBase64url } from '../../src/core/base64url.ts';
import { hex } from '../../src/core/bytes.ts';
import { receiptReference } from '../../src/core/code.ts';
import { answersOfDraft } from '../../src/core/draft.ts';
import { deriveSlotKeys, type SlotKeys } from '../../src/crypto/codeKeys.ts';
import { envelopeDigest } from '../../src/crypto/envelopeSealing.ts';
import { saysStored, verifyStatement } from '../../src/crypto/statements.ts';
import type { IssuedCode } from '../../src/demo/issueSheet.ts';
import { cellContent, outboxEntries } from '../support/deviceRows.ts';
import type { Exchange } from '../support/falteringProxy.ts';
import { forgedAnswers } from '../support/forgedAnswers.ts';
import { Phone } from '../support/phone.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { Respondent } from '../support/respondent.ts';
import { sendAgain } from '../support/sendAgain.ts';
import { chromiumPath } from '../support/watchedBrowser.ts';
import { startWorldBehindProxy, type WorldBehindProxy } from '../support/worldBehindProxy.ts';

const submissions = '/api/v1/submissions';
const occasion = 'start';
/** For what the page does by itself, on a busy machine. */
const patience = { timeout: 20_000 };

describe.skipIf(chromiumPath === '')('a response arrives once', () => {
  let served: WorldBehindProxy;
  let phones: Phone[];
  let codesTaken = 0;

  beforeAll(async () => {
    served = await startWorldBehindProxy();
  });
  beforeEach(() => {
    phones = [];
  });
  afterEach(async () => {
    served.proxy.heal();
    for (const phone of phones) {
      await phone.throwAway();
      expect(phone.faults).toEqual([]);
    }
  });
  afterAll(() => served?.end());

  async function newPhone(): Promise<Phone> {
    const phone = new Phone(served);
    phones.push(phone);
    await phone.open();
    return phone;
  }

  function takeCode(): IssuedCode {
    const code = served.world.codes[codesTaken++];
    if (code === undefined) throw new Error('no code is left');
    return code;
  }

  /** At the check page, everything answered; `language` makes answers differ. */
  async function answered(phone: Phone, code: IssuedCode, language: 'sv' | 'en' = 'sv'): Promise<Respondent> {
    const { questionnaire } = served.world;
    const planned = plantedAnswers(questionnaire, occasion, language);
    const person = new Respondent(questionnaire, code, occasion, planned);
    await person.begin(phone);
    await person.answer(phone);
    return person;
  }

  const keysOf = (code: IssuedCode): SlotKeys => deriveSlotKeys(code.root, served.world.questionnaire.id, occasion);
  const sentSince = (count: number): readonly Exchange[] => served.proxy.exchangesAt(submissions).slice(count);
  const sentSoFar = () => served.proxy.exchangesAt(submissions).length;

  async function post(envelope: Uint8Array) {
    const headers = { 'content-type': 'application/octet-stream' };
    const response = await fetch(`${served.address}${submissions}`, {
      method: 'POST',
      headers,
      body: Uint8Array.from(envelope),
    });
    return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
  }

  async function expectReadableDraft(phone: Phone, person: Respondent): Promise<void> {
    const content = await cellContent(phone.page, keysOf(person.code));
    expect(content?.state).toBe('draft');
    const kept = content?.state === 'draft' ? content.answers : [];
    expect(kept.map(({ linkId }) => linkId).sort()).toEqual(
      answersOfDraft(person.given)
        .map(({ linkId }) => linkId)
        .sort(),
    );
  }

  /** The receipt's bytes verify for this envelope, under the key in the clinic's signed profile. */
  function isReceipt(bytes: Uint8Array, envelope: Uint8Array, code: IssuedCode): boolean {
    const { profile } = served.world.clinic;
    const digest = envelopeDigest(envelope);
    const word = verifyStatement(bytes, { profile, slotPublicKey: keysOf(code).slotPublicKey, digest });
    return word?.kind === 'stored' && saysStored(word, digest);
  }

  it('the same envelope again gets the same receipt, byte for byte', async () => {
    const phone = await newPhone();
    const code = takeCode();
    const before = sentSoFar();
    await answered(phone, code);
    const reference = await phone.client.send();
    const [first, ...others] = sentSince(before);
    if (first?.intakeAnswer === undefined) throw new Error('nothing was sent');
    expect(others).toEqual([]);
    expect(first.intakeAnswer.status).toBe(201);
    expect(isReceipt(first.intakeAnswer.body, first.request, code)).toBe(true);
    expect(reference).toBe(receiptReference(envelopeDigest(first.request)));
    for (let again = 0; again < 5; again += 1) {
      expect(await post(first.request)).toEqual({ status: 200, body: first.intakeAnswer.body });
    }
  });

  it('a lost answer resolves on the next try: the same bytes, the same receipt, and only then is the draft gone', async () => {
    const phone = await newPhone();
    const code = takeCode();
    const before = sentSoFar();
    const person = await answered(phone, code);
    const { client, page } = phone;
    served.proxy.failAt(submissions, { kind: 'lose-answer' });
    await client.press('check.send');
    await client.seeHeading(client.text('send.waitingTitle'));
    await expectReadableDraft(phone, person);
    expect(await outboxEntries(page)).toMatchObject([{ slot: hex(keysOf(code).slotPublicKey), state: 'tried' }]);
    await sendAgain(client, served.proxy);
    await client.seeHeading(client.text('receipt.title'));

    const sent = sentSince(before);
    expect(sent.map(({ intakeAnswer }) => intakeAnswer?.status)).toEqual([201, 200]);
    const [lost, heard] = sent;
    expect(heard?.request).toEqual(lost?.request);
    expect(heard?.intakeAnswer?.body).toEqual(lost?.intakeAnswer?.body);
    const envelope = lost?.request ?? new Uint8Array();
    expect(await cellContent(page, keysOf(code))).toEqual({ v: 1, state: 'sent', env: toBase64url(envelope) });
    expect(await outboxEntries(page)).toEqual([]);
    await phone.reload();
    await client.enterCode(code.code);
    await client.seeHeading(client.text('occasion.title'));
    const reference = receiptReference(envelopeDigest(envelope));
    await page.getByText(client.text('occasion.sent', { reference })).waitFor();
  });

  it('a lost answer resolves by itself on the next visit, without a code', async () => {
    const phone = await newPhone();
    const code = takeCode();
    const before = sentSoFar();
    const person = await answered(phone, code);
    served.proxy.failAt(submissions, { kind: 'lose-answer' });
    await phone.client.press('check.send');
    await phone.client.seeHeading(phone.client.text('send.waitingTitle'));
    await phone.kill();
    served.proxy.failAt(submissions, { kind: 'cut' });
    await phone.open();
    await expect.poll(() => sentSince(before).length, patience).toBeGreaterThan(1);
    await expectReadableDraft(phone, person);
    await phone.kill();
    served.proxy.heal();
    await phone.open();
    await expect.poll(() => outboxEntries(phone.page), patience).toEqual([]);
    const arrived = sentSince(before).filter(({ intakeAnswer }) => intakeAnswer !== undefined);
    expect(arrived.map(({ intakeAnswer }) => intakeAnswer?.status)).toEqual([201, 200]);
    expect(new Set(sentSince(before).map(({ request }) => hex(request))).size).toBe(1);
    expect((await cellContent(phone.page, keysOf(code)))?.state).toBe('sent');
  });

  it('what is not a receipt is none: the draft stays, and so do the sealed bytes', async () => {
    const phone = await newPhone();
    const code = takeCode();
    const before = sentSoFar();
    const person = await answered(phone, code);
    const { client, page } = phone;
    for (const [index, [name, fault]] of forgedAnswers.entries()) {
      served.proxy.failAt(submissions, fault);
      const tries = sentSoFar();
      await client.press(index === 0 ? 'check.send' : 'send.again');
      await expect.poll(sentSoFar, { message: name }).toBeGreaterThan(tries);
      await client.seeHeading(client.text('send.waitingTitle'));
      await expectReadableDraft(phone, person);
      const [entry, ...others] = await outboxEntries(page);
      expect(others).toEqual([]);
      expect(entry, name).toMatchObject({ state: 'tried', statement: undefined });
      expect(entry?.envelope, name).toEqual(sentSince(before)[0]?.request);
    }
    await sendAgain(client, served.proxy);
    await client.seeHeading(client.text('receipt.title'));
    expect((await cellContent(page, keysOf(code)))?.state).toBe('sent');
    expect(new Set(sentSince(before).map(({ request }) => hex(request))).size).toBe(1);
  });

  it('another envelope for the same slot gets a signed refusal, and the second device keeps its draft and says so', async () => {
    const code = takeCode();
    const [first, second] = [await newPhone(), await newPhone()];
    await answered(first, code, 'sv');
    // Both began before anything had arrived.
    const late = await answered(second, code, 'en');
    const before = sentSoFar();
    await first.client.send();
    await second.client.press('check.send');
    await second.client.seeHeading(second.client.text('unsent.conflict.title'));

    const [won, lost, ...others] = sentSince(before);
    expect(others).toEqual([]);
    if (won?.intakeAnswer === undefined || lost?.intakeAnswer === undefined)
      throw new Error('two envelopes were to arrive');
    expect([won.intakeAnswer.status, lost.intakeAnswer.status]).toEqual([201, 409]);
    const { slotPublicKey } = keysOf(code);
    const { profile } = served.world.clinic;
    const digest = envelopeDigest(lost.request);
    const word = verifyStatement(lost.intakeAnswer.body, { profile, slotPublicKey, digest });
    expect(word?.kind).toBe('conflict');
    expect(word?.storedDigest).toEqual(envelopeDigest(won.request));
    expect(await post(lost.request)).toEqual({ status: 409, body: lost.intakeAnswer.body });
    expect((await post(won.request)).status).toBe(200);

    await expectReadableDraft(second, late);
    const [entry] = await outboxEntries(second.page);
    expect(entry).toMatchObject({ state: 'conflict', envelope: lost.request, statement: lost.intakeAnswer.body });
    await second.kill();
    await second.open();
    await expectReadableDraft(second, late);
    const { client } = second;
    await client.enterCode(code.code);
    await client.chooseOccasion(late.questionnaire, occasion);
    await client.seeHeading(client.text('unsent.conflict.title'));
    await expectReadableDraft(second, late);
    expect(sentSince(before)).toHaveLength(4);
  });

  it('a slot that is taken is told before anything is answered', async () => {
    const code = takeCode();
    const first = await newPhone();
    await answered(first, code);
    await first.client.send();
    const second = await newPhone();
    const { client, page } = second;
    await client.enterCode(code.code);
    await client.chooseOccasion(served.world.questionnaire, occasion);
    await client.seeHeading(client.text('stopped.taken.title'));
    expect(await cellContent(page, keysOf(code))).toBeUndefined();
    expect(await outboxEntries(page)).toEqual([]);
  });
});
