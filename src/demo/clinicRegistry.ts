// Reads a clinic's registry and enters events of several days in it, as the clinic page does.
import type { Day } from '../core/day.ts';
import type { RegistryEvent } from '../core/registryRecord.ts';
import { type ChainEnd, openRegistry, sealRegistry } from '../crypto/registrySealing.ts';
import { randomBytes } from './randomBytes.ts';
import type { DemoClinic } from './setUpClinic.ts';

export interface ClinicRegistry {
  readonly end: ChainEnd;
  /** How many slips were issued. */
  readonly slips: number;
}

/** @throws Error when the registry does not open or does not hang together */
export async function readRegistry({ admin, vault }: DemoClinic): Promise<ClinicRegistry> {
  const sealed: Uint8Array[] = [];
  for (;;) {
    const page = await admin.recordsAfter(sealed.length);
    sealed.push(...page.records);
    if (page.records.length === 0 || sealed.length >= page.last) break;
  }
  const opened = openRegistry(sealed, vault.registryKey);
  if (!opened.ok) throw new Error(`the registry is ${opened.reason} at ${opened.at}`);
  return { end: opened.end, slips: opened.records.filter(({ k }) => k === 'slip').length };
}

export interface DatedEvent {
  readonly day: Day;
  readonly event: RegistryEvent;
}

/** In the order of their days; those of one day in the order given. */
export async function enterEvents(clinic: DemoClinic, dated: readonly DatedEvent[]): Promise<void> {
  const { admin, vault } = clinic;
  const { end: start } = await readRegistry(clinic);
  const records: Uint8Array[] = [];
  let end = start;
  for (const day of [...new Set(dated.map((one) => one.day))].sort()) {
    const events = dated.filter((one) => one.day === day).map(({ event }) => event);
    const sealed = sealRegistry(events, day, vault.registryKey, randomBytes, end);
    records.push(...sealed.records);
    end = sealed.end;
  }
  await admin.appendRecords(start.last + 1, records);
}
