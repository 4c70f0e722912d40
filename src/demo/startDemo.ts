// One start of the demo on its folder: seeds it when it is new, takes it up again when it is not.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseProfile } from '../core/profile.ts';
import { openVault, sealVault } from '../crypto/vault.ts';
import { askSlot } from './askSlot.ts';
import { type DemoCode, readDemoMemory, writeDemoMemory } from './demoMemory.ts';
import { callIntake } from './intakeCalls.ts';
import { type IssuedCode, issueSheet } from './issueSheet.ts';
import { randomBytes } from './randomBytes.ts';
import { newestQuestionnaire, seedDemo } from './seedDemo.ts';
import { type DemoClinic, knownClinic } from './setUpClinic.ts';
import { type IntakeProcess, startIntakeProcess } from './startIntakeProcess.ts';

export interface DemoOptions {
  readonly folder: string;
  readonly clientPort: string;
  readonly clinicPort: string;
  readonly nowMs: number;
  /** Called with one plain line at each step that takes its time. */
  readonly onStep: (line: string) => void;
  /** More settings for the intake, by name. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface RunningDemo {
  readonly intake: IntakeProcess;
  readonly keyFile: string;
  readonly passphrase: string;
  /** At least six. */
  readonly codes: readonly DemoCode[];
}

/** On this machine only and in no way secret; a real clinic gets random words. */
export const demoPassphrase = 'this is only a demo clinic';
const fewestCodes = 6;
const intakeMain = fileURLToPath(new URL('../intake/main.js', import.meta.url));

export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { folder, onStep } = options;
  const memory = readDemoMemory(memoryPath(folder));
  const isKnown = memory !== undefined && existsSync(keyFilePath(folder));
  if (!isKnown) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const intake = await startIntakeProcess(intakeMain, {
    ...options.settings,
    INTAKE_DATA: join(folder, 'intake'),
    INTAKE_BIND: '127.0.0.1',
    INTAKE_CLIENT_PORT: options.clientPort,
    INTAKE_CLINIC_PORT: options.clinicPort,
  });
  try {
    if (isKnown && intake.setupToken === undefined) {
      onStep('Taking up the demo clinic where it was left …');
      return await takeUp(options, intake, memory.codes);
    }
    if (isKnown || intake.setupToken === undefined)
      throw new Error(`${folder} is not a whole demo: remove it and start again`);
    onStep('Setting up a demo clinic with invented people: about half a minute, this once …');
    return await begin(options, intake, intake.setupToken);
  } catch (error) {
    await intake.stop();
    throw error;
  }
}

async function begin(options: DemoOptions, intake: IntakeProcess, setupToken: string): Promise<RunningDemo> {
  const { folder, nowMs } = options;
  const { clinic, unused } = await seedDemo({ client: intake.client, clinic: intake.clinic, setupToken, nowMs });
  const random = { salt: randomBytes(16), nonce: randomBytes(24) };
  writeFileSync(keyFilePath(folder), sealVault(clinic.vault, demoPassphrase, random));
  return remembered(folder, intake, unused.map(toDemoCode));
}

async function takeUp(options: DemoOptions, intake: IntakeProcess, written: readonly DemoCode[]): Promise<RunningDemo> {
  const { folder, nowMs } = options;
  const profile = parseProfile((await callIntake(intake.client, '/profile.json')).bytes);
  const open: DemoCode[] = [];
  for (const code of written) {
    if ((await askSlot(intake.client, profile, code.slot)) === 'open') open.push(code);
  }
  if (open.length < fewestCodes) {
    options.onStep('Few unused codes are left: issuing another sheet …');
    const vault = openVault(readFileSync(keyFilePath(folder)), demoPassphrase);
    const clinic: DemoClinic = knownClinic(intake.clinic, vault, profile);
    const { id } = await newestQuestionnaire();
    open.push(...(await issueSheet(clinic, { instr: id, nowMs })).map(toDemoCode));
  }
  return remembered(folder, intake, open);
}

function remembered(folder: string, intake: IntakeProcess, codes: readonly DemoCode[]): RunningDemo {
  writeDemoMemory(memoryPath(folder), { codes });
  return { intake, keyFile: keyFilePath(folder), passphrase: demoPassphrase, codes };
}

function toDemoCode({ serial, code, slots }: IssuedCode): DemoCode {
  return { serial, code, slot: slots['start'] ?? '' };
}

function memoryPath(folder: string): string {
  return join(folder, 'demo.json');
}

function keyFilePath(folder: string): string {
  return join(folder, 'demo-clinic.key');
}
