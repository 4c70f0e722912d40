// Puts one intake together from its settings and starts both listeners. Knows nothing of signals, exit codes or output:
// that is main.ts.
import { randomBytes } from 'node:crypto';
import { Admission } from './admission.ts';
import { removeLeftCopies } from './backup/workFolder.ts';
import { makeClientApp } from './clientApp.ts';
import { makeClinicApp } from './clinicApp.ts';
import type { Clock } from './clock.ts';
import { Counters } from './counters.ts';
import { type IntakeSecrets, makeKeyFile, readKeyFile } from './keyFile.ts';
import { closeListener, listen, makeListener } from './listener.ts';
import { readPageFiles } from './pageFiles.ts';
import { makeReceiptSigner } from './receiptSigner.ts';
import { RestoreGuard } from './restoreGuard.ts';
import { Retention } from './retention.ts';
import { openAbout } from './routes/publishedRoutes.ts';
import type { Settings } from './settings.ts';
import { makeSetupTokens, type PrintedToken } from './setupTokens.ts';
import { type Site, sitesOf } from './sites.ts';
import { openStore } from './store/openStore.ts';
import type { Store } from './store/store.ts';
import type { SubmissionChecks } from './submissionCheck.ts';
import { SubmissionCheckThread } from './submissionCheckThread.ts';

export interface RunningIntake {
  /** Addresses for people and programs on this machine. */
  readonly client: string;
  readonly clinic: string;
  readonly setup: readonly PrintedToken[];
  /** Settings whose folder holds no built page: only the API is served there. */
  readonly missingPages: readonly string[];
  readonly counters: Counters;
  readonly isPublicClosed: () => boolean;
  /** Lets requests under way finish, then closes the database. */
  stop(): Promise<void>;
}

const graceMs = 5000;
const dayLengthMs = 86_400_000;

/**
 * `startChecks`: where signatures are checked, a thread unless another way is given.
 * @throws Error with a message for the operator when the intake must not run as it is
 */
export async function startIntake(
  settings: Settings,
  clock: Clock,
  events: {
    readonly onFatal: () => void;
    readonly onPublicClosed?: (isClosed: boolean) => void;
    readonly onUnusableMark?: () => void;
  },
  startChecks: (receiptSeed: Uint8Array) => SubmissionChecks = (seed) => new SubmissionCheckThread(seed),
): Promise<RunningIntake> {
  removeLeftCopies(settings.dataFolder);
  const { store, isNew } = await openStore(settings);
  let secrets: IntakeSecrets;
  let guard: RestoreGuard;
  try {
    secrets = secretsOf(settings.keyFile, isNew);
    const noteRestore = () => store.noteRestore(Math.floor(clock() / dayLengthMs));
    const onChange = (isClosed: boolean) => {
      if (isClosed) void noteRestore().catch(() => undefined);
      events.onPublicClosed?.(isClosed);
    };
    const isShared = settings.database !== '';
    guard = await RestoreGuard.watch(store, settings.markFile, isShared, onChange, events.onUnusableMark);
    if (guard.isClosed) await noteRestore();
  } catch (error) {
    await store.close();
    throw error;
  }
  const admission = new Admission(settings, clock);
  const counters = new Counters();
  const sites: Site[] = [];
  const checks = startChecks(secrets.receiptSeed);
  const intake = {
    store,
    signer: makeReceiptSigner(secrets.receiptSeed),
    checkSubmission: checks.check,
    serverSecret: secrets.serverSecret,
    sites,
    isHttps: settings.isHttps,
    clock,
    randomBytes,
    admission,
    counters,
    isPublicClosed: () => guard.isClosed,
    onFatal() {
      // Nobody is let in any more: what a disk says after it failed once is worth nothing.
      admission.stop();
      events.onFatal();
    },
  };
  const retention = new Retention(store, counters, clock);
  const clientFiles = readPageFiles(settings.clientFiles, 'client');
  const clinicFiles = readPageFiles(settings.clinicFiles, 'clinic');
  const clientApp = makeClientApp(intake, clientFiles);
  const clinicApp = makeClinicApp(intake, clinicFiles);
  const clientListener = makeListener(clientApp.fetch, settings.isHttps);
  const clinicListener = makeListener(clinicApp.fetch, settings.isHttps);

  const stop = async () => {
    admission.stop();
    retention.stop();
    await Promise.all([closeListener(clientListener, graceMs), closeListener(clinicListener, graceMs)]);
    await guard.stop().catch(() => undefined);
    await checks.stop();
    await store.close();
  };
  try {
    const clientPort = await listen(clientListener, settings.clientPort, settings.bindAddress);
    const clinicPort = await listen(clinicListener, settings.clinicPort, settings.bindAddress);
    const loopback = [`127.0.0.1:${clientPort}`, `localhost:${clientPort}`];
    sites.push(...sitesOf(settings.hosts.length > 0 ? settings.hosts : loopback));
    await checkSecrets(store, sites, secrets.serverSecret);
    const setup = await makeSetupTokens(store, sites, Math.floor(clock() / 1000), randomBytes);
    const addressOf = (port: number) => `http://${hostOf(settings.bindAddress)}:${port}`;
    const missingPages = [
      ...(clientFiles.has('/') ? [] : ['INTAKE_CLIENT_FILES']),
      ...(clinicFiles.has('/') ? [] : ['INTAKE_CLINIC_FILES']),
    ];
    return {
      client: addressOf(clientPort),
      clinic: addressOf(clinicPort),
      setup,
      missingPages,
      counters,
      isPublicClosed: intake.isPublicClosed,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function secretsOf(keyFile: string, isNew: boolean): IntakeSecrets {
  const result = readKeyFile(keyFile);
  if (result.state === 'refused') throw new Error(`${keyFile}: ${result.reason}`);
  if (result.state === 'read') return result.secrets;
  // Fresh keys beside an old database would make every receipt so far unverifiable, without anybody noticing.
  if (!isNew) throw new Error(`${keyFile} is missing although there is a database: put the key file back`);
  return makeKeyFile(keyFile, randomBytes);
}

async function checkSecrets(store: Store, sites: readonly Site[], serverSecret: Uint8Array): Promise<void> {
  for (const site of sites) {
    const clinic = await store.clinicOfSite(site.name);
    if (clinic) openAbout(serverSecret, clinic);
  }
}

function hostOf(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
