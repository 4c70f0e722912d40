// Receipts and keys in time: what was sent can be sent again and not read, and keys that change lose nothing. An intake that lies, or is
// none, can only deny.
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { deliver } from '../../src/client/delivery.ts';
import { readCell } from '../../src/client/finds.ts';
import { handIn } from '../../src/client/handIn.ts';
import { openForm } from '../../src/client/openForm.ts';
import { refreshProfile } from '../../src/client/profileStore.ts';
import { reopenDraft } from '../../src/client/reopenDraft.ts';
import { askWhetherThere, putBack } from '../../src/client/sendAgain.ts';
import { renewed } from '../../src/client/unlock.ts';
import { fromBase64url, toBase64url } from '../../src/core/base64url.ts';
import { hex } from '../../src/core/bytes.ts';
import { parseDay } from '../../src/core/day.ts';
import { parseEnvelope } from '../../src/core/envelope.ts';
import { zeroDigest } from '../../src/core/statement.ts';
import { parseStatusRequest } from '../../src/core/statusRequest.ts';
import { openEnvelope } from '../../src/crypto/envelopeOpening.ts';
import { envelopeDigest } from '../../src/crypto/envelopeSealing.ts';
import { boxKeyPair } from '../../src/crypto/primitives.ts';
import { loseRows, newDailyKey, serve } from './changedIntake.ts';
import { type ClientWorld, clientWorld, random, TestDevice } from './clientWorld.ts';
import { savedDraft, sealed, sentForm, sessionOf } from './fillFor.ts';

vi.setConfig({ testTimeout: 300_000 });

const submissionsOnly = (fate: 'lost' | 'answer-lost') => (path: string) =>
  path.endsWith('submissions') ? fate : ('through' as const);

describe('a form with a receipt', () => {
  it('G16: is sent again byte for byte: stored anew where the intake lost it, the same receipt where it did not', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const first = await sentForm(device, world.code(), '30-39');
    const session = await sessionOf(device, world.code());
    const [marker] = await device.database.cells.toArray();
    expect(await askWhetherThere(device, session, 'start')).toEqual({ says: 'has', day: '2026-09-09' });
    const { slotPublicKey } = world.slotKeys(world.code(), 'start');
    const stored = async () => (await world.intake.store.envelopes(world.profile.clinicId, [slotPublicKey])) ?? [];
    const before = (await stored()).map(hex);
    for (const isLost of [false, true]) {
      if (isLost) {
        loseRows(world);
        expect(await askWhetherThere(device, session, 'start')).toEqual({ says: 'missing' });
      }
      expect(await putBack(device, session, 'start')).toBe(true);
      expect(await putBack(device, session, 'start')).toBe(false);
      expect(await reopenDraft(device, world.slot(world.code(), 'start'))).toBe(false);
      const again = await deliver(device, world.slot(world.code(), 'start'), 'asked');
      expect(again).toEqual(first);
      expect((await stored()).map(hex)).toEqual(before);
      expect(await device.database.cells.toArray()).toEqual([marker]);
    }
  });

  it('G17: leaves a marker that opens with the code to bytes which no key of the client opens', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    await sentForm(device, world.code(), '30-39');
    const keys = world.slotKeys(world.code(), 'start');
    const [cell] = await device.database.cells.toArray();
    const content = readCell(cell?.blob, keys.cellKey);
    if (content?.state !== 'sent') throw new Error('the marker is there');
    expect(Object.keys(content).sort()).toEqual(['env', 'state', 'v']);
    const envelope = fromBase64url(content.env);
    const slots = () =>
      ({ serial: '0001', handedOut: true, revoked: false, instr: 'kast-self-rating', occasion: 'start' }) as const;
    const secrets = [keys.cellKey, keys.attestKey, keys.slotSecretKey.slice(0, 32), keys.slotSecretKey.slice(32)];
    const opened = openEnvelope(envelope, {
      clinicId: world.profile.clinicId,
      slots,
      boxKeys: secrets.map((secret) => boxKeyPair(Uint8Array.from(secret))),
    });
    expect(opened.ok).toBe(false);
    for (const row of [cell?.blob ?? random(1)]) expect(Buffer.from(row).includes('30-39')).toBe(false);
    expect(await world.payloadOf(world.code(), 'start')).toBeDefined();
  });
});

describe('keys that change', () => {
  it('G18: a form that was stored before its key was revoked counts as sent, without sealing anew', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    device.fateOf = submissionsOnly('answer-lost');
    await deliver(device, slot, 'asked');
    const changes = newDailyKey(world);
    serve(device, world, { ...changes, revoked: [world.profile.daily.keyId] });
    await refreshProfile(device);
    device.requests.length = 0;
    expect((await deliver(device, slot, 'asked')).outcome).toBe('sent');
    expect(device.requests.filter((line) => line.startsWith('POST'))).toEqual(['POST /api/v1/status']);
  });

  it('a form that was never tried under a revoked key is opened again and sealed anew', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const slot = await sealed(device, world.code(), '30-39');
    const changes = newDailyKey(world);
    serve(device, world, { ...changes, revoked: [world.profile.daily.keyId] });
    await refreshProfile(device);
    expect(await deliver(device, slot, 'now')).toEqual({ outcome: 'rekey' });
    expect(device.requests.some((line) => line.endsWith('submissions'))).toBe(false);
    expect(await reopenDraft(device, slot)).toBe(true);
    expect(await device.database.cells.count()).toBe(1);
  });

  it('E11: that arrive while a form is open are the ones that it is sealed to', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const { session, form, filling } = await savedDraft(device, world.code(), '30-39');
    const changes = newDailyKey(world);
    serve(device, world, { ...changes, accept: [...world.profile.accept, changes.daily.keyId] });
    await renewed(device, session);
    await handIn(device, session, { filling, language: 'sv', draft: form.draft, tagSeen: true });
    const [row] = await device.database.outbox.toArray();
    expect(hex(parseEnvelope(row?.env ?? random(1)).daily.keyId)).toBe(hex(changes.daily.keyId));
    expect(row?.keys[0]).toBe(toBase64url(changes.daily.keyId));
  });

  it('E10: with an expired profile a form is sealed, and sending waits for a newer one', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    await sessionOf(device, world.code());
    device.clockMs = Date.UTC(2027, 10, 1);
    const slot = await sealed(device, world.code(), '30-39');
    device.requests.length = 0;
    expect(await deliver(device, slot, 'asked')).toEqual({ outcome: 'waiting' });
    expect(await device.database.outbox.get(slot)).toMatchObject({ st: 'ready', n: 0 });
    expect(device.requests.some((line) => line.startsWith('POST'))).toBe(false);
    serve(device, world, { seq: 9, expires: parseDay('2030-01-01') });
    expect((await deliver(device, slot, 'asked')).outcome).toBe('sent');
  });
});

describe('E05: an intake that lies "taken"', () => {
  it('can only deny: the form is not opened, and a draft stays', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    await sessionOf(device, world.code());
    device.goOffline();
    const slot = await sealed(device, world.code(), '30-39');
    let asked: Uint8Array | undefined;
    const { fetch } = device;
    const watched = Object.assign(Object.create(device) as TestDevice, {
      fetch: (async (input, init) => {
        if (String(input).endsWith('status') && init?.body instanceof Uint8Array) asked = init.body;
        return fetch(input, init);
      }) as typeof globalThis.fetch,
    });
    device.fateOf = (path) => (path.endsWith('status') ? () => lie(world, asked ?? random(1)) : 'through');
    expect(await deliver(watched, slot, 'asked')).toEqual({ outcome: 'conflict' });
    expect(await device.database.cells.count()).toBe(1);
    const other = new TestDevice(world);
    const session = await sessionOf(other, world.code());
    const again = Object.assign(Object.create(other) as TestDevice, { fetch: watched.fetch });
    expect(await openForm(again, session, 'start', 'sv')).toMatchObject({ stop: { kind: 'taken' } });
    expect(await other.database.cells.count()).toBe(0);
  });

  function lie(world: ClientWorld, request: Uint8Array): Uint8Array<ArrayBuffer> {
    const { slotPublicKey, nonce, clinicId } = parseStatusRequest(request);
    return Uint8Array.from(
      world.intake.intake.signer.sign({
        kind: 'taken',
        clinicId,
        slotPublicKey,
        submittedDigest: zeroDigest,
        storedDigest: envelopeDigest(random(8504)),
        day: 20_000,
        nonce,
        attestTag: tagOf(world),
      }),
    );
  }

  function tagOf(world: ClientWorld) {
    const database = new Database(world.intake.databasePath, { readonly: true });
    const { slotPublicKey } = world.slotKeys(world.code(), 'start');
    const row = database.prepare('SELECT attest FROM slot WHERE slot_pk = ?').get(slotPublicKey) as { attest: Buffer };
    database.close();
    return Uint8Array.from(row.attest);
  }
});

describe('E06: a captive portal', () => {
  it.each([
    ['a page', () => new Response('<html>Log in</html>', { status: 200 })],
    ['a demand to log in', () => new Response('', { status: 511 })],
    ['a redirect, which is refused', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])(
    'that answers with %s counts as no connection: the entry is unchanged but for the attempt',
    async (_what, answer) => {
      const world = await clientWorld();
      const device = new TestDevice(world);
      const slot = await sealed(device, world.code(), '30-39');
      const before = await device.database.outbox.get(slot);
      const behindPortal = Object.assign(Object.create(device) as TestDevice, { fetch: async () => answer() });
      expect(await deliver(behindPortal, slot, 'asked')).toEqual({ outcome: 'waiting' });
      expect(await device.database.outbox.get(slot)).toEqual({
        ...before,
        st: 'tried',
        n: 1,
        next: expect.any(Number),
      });
      expect(await device.database.cells.count()).toBe(1);
    },
  );
});
