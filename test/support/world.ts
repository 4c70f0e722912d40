// A whole world for one test file: a real intake on free ports with its own data, a clinic, and codes handed out.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Questionnaire } from '../../src/core/questionnaire.ts';
import { sealVault } from '../../src/crypto/vault.ts';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { type IssuedCode, issueSheet } from '../../src/demo/issueSheet.ts';
import { randomBytes } from '../../src/demo/randomBytes.ts';
import { newestQuestionnaire } from '../../src/demo/seedDemo.ts';
import { type DemoClinic, setUpClinic } from '../../src/demo/setUpClinic.ts';
import { type IntakeProcess, startIntakeProcess } from '../../src/demo/startIntakeProcess.ts';
import { type CatalogueEntry, catalogue } from '../../src/questionnaires/catalogue.ts';
import { type SelfRatingVersion, selfRating } from './selfRating.ts';
import { testedPages } from './testedLanguages.ts';

export interface World {
  readonly folder: string;
  readonly intake: IntakeProcess;
  readonly clinic: DemoClinic;
  readonly questionnaire: Questionnaire;
  /** Handed out and unused, ten a sheet. */
  readonly codes: readonly IssuedCode[];
  /** A sealed key file, for the clinic page. */
  keyFile(): Uint8Array;
  /** Stops the intake; the data stays. */
  stopIntake(): Promise<void>;
  /** The same intake again, on the same ports and data. */
  startIntake(): Promise<void>;
  /** Everything that any intake of this world has written. */
  output(): string;
  end(): Promise<void>;
}

export interface WorldOptions {
  readonly sheets?: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** Where a quick exit goes. */
  readonly exit?: string;
  /** Of the questionnaire; the newest unless said otherwise. */
  readonly version?: SelfRatingVersion;
  /** What the clinic plans, where that is not what the page that is served has. */
  readonly plan?: readonly CatalogueEntry[];
}

export const worldPassphrase = 'six words for one short test';

export async function startWorld({
  sheets = 1,
  settings = {},
  exit,
  version,
  plan,
}: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'world-'));
  const start = (ports: Readonly<Record<string, string>>) =>
    startIntakeProcess('dist/intake/main.js', {
      INTAKE_DATA: join(folder, 'intake'),
      ...ports,
      ...testedPages,
      ...settings,
    });
  let intake = await start({ INTAKE_CLIENT_PORT: '0', INTAKE_CLINIC_PORT: '0' });
  const ports = {
    INTAKE_CLIENT_PORT: new URL(intake.client).port,
    INTAKE_CLINIC_PORT: new URL(intake.clinic).port,
  };
  const earlierOutput: string[] = [];
  const nowMs = Date.now();
  const setupToken = intake.setupToken ?? '';
  const clinic = await setUpClinic({
    clinicAddress: intake.clinic,
    setupToken,
    about: demoAbout,
    nowMs,
    ...(exit === undefined ? {} : { exit }),
    ...(version === undefined ? {} : { versions: catalogue.filter((entry) => entry.version === version) }),
    ...(plan === undefined ? {} : { versions: plan }),
  });
  const questionnaire = version === undefined ? await newestQuestionnaire() : selfRating(version);
  const codes: IssuedCode[] = [];
  for (let sheet = 0; sheet < sheets; sheet += 1)
    codes.push(...(await issueSheet(clinic, { instr: questionnaire.id, nowMs })));
  let keyFile: Uint8Array | undefined;
  return {
    folder,
    get intake() {
      return intake;
    },
    clinic,
    questionnaire,
    codes,
    keyFile() {
      keyFile ??= sealVault(clinic.vault, worldPassphrase, { salt: randomBytes(16), nonce: randomBytes(24) });
      return keyFile;
    },
    async stopIntake() {
      await intake.stop();
      earlierOutput.push(intake.output());
    },
    async startIntake() {
      intake = await start(ports);
    },
    output: () => [...earlierOutput, intake.output()].join(''),
    async end() {
      await intake.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
