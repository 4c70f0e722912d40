// A clinic with an intake in this process and devices that use it: every part is real but the slowness of the key derivation.
import 'fake-indexeddb/auto';
import { randomBytes as nodeRandomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { ClientDatabase } from '../../src/client/database.ts';
import type { Device } from '../../src/client/device.ts';
import { noticeParts } from '../../src/core/about.ts';
import { fromBase64url } from '../../src/core/base64url.ts';
import { ByteReader, hex } from '../../src/core/bytes.ts';
import { type Code, codeData, parseCode } from '../../src/core/code.ts';
import { parseDay } from '../../src/core/day.ts';
import { type Occasion, occasions } from '../../src/core/occasion.ts';
import type { Payload } from '../../src/core/payload.ts';
import { type Profile, parseProfile } from '../../src/core/profile.ts';
import type { RandomBytes } from '../../src/core/random.ts';
import { parseSetupToken } from '../../src/core/setupRequest.ts';
import { encodeSlotRecords } from '../../src/core/slotRecords.ts';
import { encodeUtf8 } from '../../src/core/utf8.ts';
import { authorize } from '../../src/crypto/adminSigning.ts';
import { clinicSetupRequest, makeClinic, type NewClinic } from '../../src/crypto/clinicSetup.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { openEnvelope } from '../../src/crypto/envelopeOpening.ts';
import { boxKeyPair, sha512, signKeyPairFromSeed } from '../../src/crypto/primitives.ts';
import { makeSheet } from '../../src/crypto/sheet.ts';
import { type CatalogueEntry, catalogueEntry, newestVersions } from '../../src/questionnaires/catalogue.ts';
import { TestIntake } from '../intake/testIntake.ts';

export const random: RandomBytes = (length) => Uint8Array.from(nodeRandomBytes(length));

/** Stands in for Argon2id, which takes seconds: same inputs, same length. The real one runs in the browser tests. */
export const quickRoot = (typed: string, salt: Uint8Array): Uint8Array =>
  sha512(Uint8Array.from([...encodeUtf8(typed), ...salt])).slice(0, 32);

const text = (sv: string, en = sv) => ({ sv, en });
const instr = 'kast-self-rating';

export class ClientWorld {
  readonly intake: TestIntake;
  readonly clinic: NewClinic;
  readonly profile: Profile;
  readonly codes: readonly Code[];

  constructor(intake: TestIntake, clinic: NewClinic, codes: readonly Code[]) {
    this.intake = intake;
    this.clinic = clinic;
    this.profile = parseProfile(clinic.profile.bytes);
    this.codes = codes;
  }

  code(index = 0): Code {
    const code = this.codes[index];
    if (code === undefined) throw new Error('a sheet has ten codes');
    return code;
  }

  slotKeys(code: Code, occasion: Occasion) {
    return deriveSlotKeys(quickRoot(codeData(code), this.profile.salt), instr, occasion);
  }

  slot(code: Code, occasion: Occasion): string {
    return hex(this.slotKeys(code, occasion).slotPublicKey);
  }

  async admin(path: string, body: Uint8Array<ArrayBuffer>) {
    const target = `/api/v1/admin/${path}`;
    const nonce = (await this.intake.clinic('/api/v1/admin/nonce')).bytes;
    const registrar = signKeyPairFromSeed(this.clinic.vault.registrarSeed);
    const authorization = authorize({ method: 'POST', path: target, nonce, body }, registrar);
    return this.intake.clinic(target, { method: 'POST', body, headers: { authorization } });
  }

  /** What the clinic reads under this code and occasion; undefined when nothing has arrived. */
  async payloadOf(code: Code, occasion: Occasion): Promise<Payload | undefined> {
    const { slotPublicKey } = this.slotKeys(code, occasion);
    const [envelope] = (await this.intake.store.envelopes(this.profile.clinicId, [slotPublicKey])) ?? [];
    if (envelope === undefined) return undefined;
    const opened = openEnvelope(envelope, {
      clinicId: this.profile.clinicId,
      slots: () => ({ serial: '0001', handedOut: true, revoked: false, instr, occasion }),
      boxKeys: this.clinic.vault.daily.map(({ secretKey }) => boxKeyPair(secretKey)),
    });
    if (!opened.ok) throw new Error(`the clinic refused it: ${opened.reason}`);
    return opened.payload;
  }
}

/** `planned`: the versions that the clinic's first plan lists. */
export async function clientWorld(planned: readonly CatalogueEntry[] = newestVersions): Promise<ClientWorld> {
  const intake = new TestIntake();
  const receipt = new ByteReader((await intake.clinic('/api/v1/admin/receipt-key')).bytes);
  const clinic = makeClinic(
    {
      about: {
        name: text('Mottagningen Exempel', 'The Example Clinic'),
        support: [
          { name: text('Jouren', 'The helpline'), phone: '020-12 34 56', hours: text('Dygnet runt', 'Always') },
        ],
        notice: Object.fromEntries(
          noticeParts.map((part) => [part, text(`Om ${part}`, `On ${part}`)]),
        ) as unknown as Record<(typeof noticeParts)[number], { sv: string; en: string }>,
        occasions,
      },
      plan: planned.map(({ url, version, hash }) => ({ url, version, sha512: fromBase64url(hash), occasions })),
      receiptKey: { keyId: receipt.take(8), publicKey: receipt.take(32) },
      exit: 'https://www.example.org/',
      issued: parseDay('2026-09-01'),
      expires: parseDay('2027-09-01'),
    },
    random,
  );
  const token = parseSetupToken(await intake.setupToken());
  if (token === undefined) throw new Error('a token was printed');
  const answer = await intake.clinic('/api/v1/admin/setup', {
    method: 'POST',
    body: clinicSetupRequest(clinic, token),
  });
  if (answer.status !== 201) throw new Error(`set-up answered ${answer.status}`);
  const profile = parseProfile(clinic.profile.bytes);
  const sheet = await makeSheet({
    clinicId: profile.clinicId,
    clinicSalt: profile.salt,
    rootPublicKey: profile.rootPublicKey,
    plan: [{ instr, occasions }],
    sheet: 1,
    firstSerial: 1,
    opens: 20_000,
    closes: 24_000,
    randomBytes: random,
    deriveRoot: quickRoot,
  });
  const codes = sheet.slips.map(({ code }) => parseCode(code)).flatMap((parsed) => (parsed.ok ? [parsed.code] : []));
  const world = new ClientWorld(intake, clinic, codes);
  const registered = await world.admin('slots', encodeSlotRecords(sheet.slotRecords));
  if (registered.status !== 201) throw new Error(`registering answered ${registered.status}`);
  return world;
}

/** What happens to one request on its way: through, lost before the intake, answered but the answer lost, or changed. */
export type Fate = 'through' | 'lost' | 'answer-lost' | ((bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>);

export class TestDevice implements Device {
  nowMs = () => this.clockMs;
  clockMs: number;
  readonly database: ClientDatabase;
  readonly randomBytes = random;
  readonly locks: LockManager | undefined;
  readonly derive: Device['derive'];
  readonly fetchQuestions: Device['fetchQuestions'] = async ({ url, version }) =>
    encodeUtf8(JSON.stringify(await catalogueEntry(url, version)?.load()));
  /** Method and path of every request, in order. */
  readonly requests: string[] = [];
  fateOf: (path: string) => Fate = () => 'through';
  readonly #intake: TestIntake;

  constructor(world: ClientWorld, name = `device-${hex(random(8))}`, locks?: LockManager) {
    this.#intake = world.intake;
    this.clockMs = world.intake.nowMs;
    this.database = new ClientDatabase(name);
    this.locks = locks;
    this.derive = (typed, salt, onProgress, names) => {
      onProgress(1);
      const root = quickRoot(typed, salt);
      const keys = names.then((wanted) => ({
        root,
        slots: wanted.map((name) => ({ ...name, keys: deriveSlotKeys(root, name.instr, name.occasion) })),
      }));
      return { keys, cancel: () => undefined };
    };
    onTestFinished(() => this.database.close());
  }

  goOffline(): void {
    this.fateOf = () => 'lost';
  }

  goOnline(): void {
    this.fateOf = () => 'through';
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const path = String(input);
    this.requests.push(`${init?.method ?? 'GET'} ${path}`);
    const fate = this.fateOf(path);
    if (fate === 'lost') throw new TypeError('Failed to fetch');
    const body = init?.body instanceof Uint8Array ? Uint8Array.from(init.body) : undefined;
    const answer = await this.#intake.client(path, body === undefined ? {} : { method: 'POST', body });
    if (fate === 'answer-lost') throw new TypeError('Failed to fetch');
    const bytes = typeof fate === 'function' ? fate(answer.bytes) : answer.bytes;
    return new Response(bytes, { status: answer.status });
  };
}
