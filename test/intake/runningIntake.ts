// An intake on real sockets, in this process, on free ports.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../src/intake/clock.ts';
import { readSettings, type Settings } from '../../src/intake/settings.ts';
import { startIntake } from '../../src/intake/startIntake.ts';
import { checksInPlace } from '../support/checksInPlace.ts';
import { buildPages } from './builtPages.ts';
import { TestClinic, testSlots } from './testClinic.ts';
import { temporaryFolder } from './testIntake.ts';

export async function runningIntake(environment: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder();
  for (const name of ['client', 'clinic']) mkdirSync(join(folder, name));
  const result = readSettings({
    INTAKE_DATA: join(folder, 'data'),
    INTAKE_CLIENT_PORT: '0',
    INTAKE_CLINIC_PORT: '0',
    INTAKE_CLIENT_FILES: buildPages(join(folder, 'client')),
    INTAKE_CLINIC_FILES: buildPages(join(folder, 'clinic')),
    ...environment,
  });
  if (!result.ok) throw new Error(`${result.setting} ${result.reason}`);
  return await runningWith(result.settings);
}

export async function runningWith(settings: Settings) {
  const running = await startIntake(settings, systemClock, { onFatal: () => undefined }, checksInPlace);
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await running.stop();
  };
  onTestFinished(stop);
  const portOf = (address: string) => Number(new URL(address).port);
  return { ...running, stop, settings, clientPort: portOf(running.client), clinicPort: portOf(running.clinic) };
}

/** Sets a clinic up over HTTP and registers slots; all with plain fetch. */
export async function setUpOver(client: string, clinicAddress: string, printedToken: string, slotCount: number) {
  const admin = (path: string) => `${clinicAddress}/api/v1/admin/${path}`;
  const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
  const clinic = new TestClinic(await bytesOf(await fetch(admin('receipt-key'))));
  const post = (address: string, body: Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>> = {}) =>
    fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/octet-stream', ...headers } });
  const setUp = await post(admin('setup'), clinic.setupRequest(printedToken));
  if (setUp.status !== 201) throw new Error(`set-up answered ${setUp.status}`);
  const slots = testSlots(slotCount);
  const nonce = await bytesOf(await fetch(admin('nonce')));
  const authorization = clinic.authorization(clinic.registrar, nonce, 'POST', '/api/v1/admin/slots', slots.body);
  const registered = await post(admin('slots'), slots.body, { authorization });
  if (registered.status !== 201) throw new Error(`registering answered ${registered.status}`);
  const submit = async (envelope: Uint8Array<ArrayBuffer>) => {
    const send = () => post(`${client}/api/v1/submissions`, envelope);
    // A kept-alive socket may end with the process that had it; a client would try again, too.
    const response = await send().catch((error: unknown) => {
      if (JSON.stringify((error as Error).cause ?? '').includes('UND_ERR_SOCKET')) return send();
      throw error;
    });
    return { status: response.status, bytes: await bytesOf(response) };
  };
  return { clinic, slots: slots.keys, submit };
}
