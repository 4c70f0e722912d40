// An intake whose days a test can turn, with everything else as it is served: its two listeners, its pages, its database.
// And people who answer under a printed code, on the day that it is.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeData, parseCode } from '../../src/core/code.ts';
import type { Profile } from '../../src/core/profile.ts';
import { parseProfile } from '../../src/core/profile.ts';
import type { Questionnaire } from '../../src/core/questionnaire.ts';
import { deriveRoot } from '../../src/crypto/argon2.ts';
import { submitResponse } from '../../src/demo/submitResponse.ts';
import { readSettings } from '../../src/intake/settings.ts';
import { type RunningIntake, startIntake } from '../../src/intake/startIntake.ts';
import { checksInPlace } from './checksInPlace.ts';
import type { YearResponse } from './yearRespondents.ts';

export class YearClinic {
  readonly folder: string;
  readonly #roots = new Map<string, Uint8Array>();
  #nowMs = 0;
  #intake: RunningIntake | undefined;
  #profile: Profile | undefined;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'year-'));
  }

  get intake(): RunningIntake {
    if (this.#intake === undefined) throw new Error('not started');
    return this.#intake;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  /** Ten in the morning, UTC. */
  turnTo(day: string): void {
    this.#nowMs = Date.parse(`${day}T10:00:00Z`);
  }

  async start(): Promise<string> {
    const read = readSettings({
      INTAKE_DATA: join(this.folder, 'intake'),
      INTAKE_CLIENT_PORT: '0',
      INTAKE_CLINIC_PORT: '0',
      INTAKE_CLIENT_FILES: 'dist/pages/client',
      INTAKE_CLINIC_FILES: 'dist/pages/clinic',
    });
    if (!read.ok) throw new Error(`${read.setting} ${read.reason}`);
    this.#intake = await startIntake(read.settings, () => this.#nowMs, { onFatal: () => {} }, checksInPlace);
    return this.#intake.setup[0]?.token ?? '';
  }

  /** What a client's page does with the code: seal, send, and trust nothing but a verified receipt. */
  async arrive(code: string, questionnaire: Questionnaire, response: YearResponse): Promise<void> {
    this.#profile ??= parseProfile(
      new Uint8Array(await (await fetch(`${this.intake.client}/profile.json`)).arrayBuffer()),
    );
    const { occasion, language, answers } = response;
    await submitResponse(this.intake.client, {
      profile: this.#profile,
      root: this.#rootOf(code, this.#profile),
      questionnaire,
      occasion,
      language,
      answers,
      nowMs: this.#nowMs,
    });
  }

  async end(): Promise<void> {
    await this.#intake?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #rootOf(code: string, profile: Profile): Uint8Array {
    const known = this.#roots.get(code);
    if (known !== undefined) return known;
    const parsed = parseCode(code);
    if (!parsed.ok) throw new Error('not a code');
    const root = deriveRoot(codeData(parsed.code), profile.salt);
    this.#roots.set(code, root);
    return root;
  }
}
