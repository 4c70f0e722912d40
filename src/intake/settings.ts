// The settings of one intake process, read from the environment once, at start. Refuses instead of guessing.
import { fileURLToPath } from 'node:url';
import { isLoopbackHost } from './sites.ts';

export interface Settings {
  /** Folder of the database file; made when missing. */
  readonly dataFolder: string;
  /** Address of a PostgreSQL database, secret when it holds a password; empty: a SQLite file in the data folder. */
  readonly database: string;
  /** File with the receipt key and the server secret (mode 0600), never inside the database. */
  readonly keyFile: string;
  /** The commit counter's twin (commitMark.ts): not in the data folder, so that a restored folder does not bring it along. */
  readonly markFile: string;
  /** 0 = any free port. */
  readonly clientPort: number;
  readonly clinicPort: number;
  readonly bindAddress: string;
  /** Host values of the client listener; empty = the two loopback spellings with the port in use. */
  readonly hosts: readonly string[];
  readonly clientFiles: string;
  readonly clinicFiles: string;
  /** True behind a proxy that ends TLS: then HSTS is sent, and Origin must be https. */
  readonly isHttps: boolean;
  /** API requests per minute and address. */
  readonly requestsPerMinute: number;
  readonly maxInFlight: number;
}

export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly setting: string; readonly reason: string };

type Environment = Readonly<Record<string, string | undefined>>;

const settingNames: ReadonlySet<string> = new Set([
  'INTAKE_DATA',
  'INTAKE_DATABASE',
  'INTAKE_KEY_FILE',
  'INTAKE_MARK_FILE',
  'INTAKE_CLIENT_PORT',
  'INTAKE_CLINIC_PORT',
  'INTAKE_BIND',
  'INTAKE_HOSTS',
  'INTAKE_CLIENT_FILES',
  'INTAKE_CLINIC_FILES',
  'INTAKE_HTTPS',
  'INTAKE_REQUESTS_PER_MINUTE',
  'INTAKE_MAX_IN_FLIGHT',
]);

const hostPattern = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/;
const builtPages = (folder: string) => fileURLToPath(new URL(`../pages/${folder}`, import.meta.url));

/** Unknown names beginning with INTAKE_ are refused too: a misspelt setting must not be ignored in silence. */
export function readSettings(environment: Environment): SettingsResult {
  const read = (name: string) => environment[name] ?? '';
  const unknown = Object.keys(environment).find((name) => name.startsWith('INTAKE_') && !settingNames.has(name));
  if (unknown !== undefined) return { ok: false, setting: unknown, reason: 'is not a setting' };

  const clientPort = wholeNumber(read('INTAKE_CLIENT_PORT'), 8787, 0, 65_535);
  if (clientPort === undefined) return notANumber('INTAKE_CLIENT_PORT', 0, 65_535);
  const clinicPort = wholeNumber(read('INTAKE_CLINIC_PORT'), 8788, 0, 65_535);
  if (clinicPort === undefined) return notANumber('INTAKE_CLINIC_PORT', 0, 65_535);
  if (clientPort !== 0 && clientPort === clinicPort)
    return { ok: false, setting: 'INTAKE_CLINIC_PORT', reason: 'must differ from INTAKE_CLIENT_PORT' };

  const hosts = listOf(read('INTAKE_HOSTS'));
  if (!hosts.every((host) => hostPattern.test(host)))
    return { ok: false, setting: 'INTAKE_HOSTS', reason: 'must be host or host:port values, separated by commas' };

  const bindAddress = read('INTAKE_BIND') || '127.0.0.1';
  const https = read('INTAKE_HTTPS') || 'no';
  if (https !== 'yes' && https !== 'no') return { ok: false, setting: 'INTAKE_HTTPS', reason: 'must be yes or no' };

  // On loopback there is one address for everybody, and nobody to keep out.
  const usualRate = isLoopbackAddress(bindAddress) ? 60_000 : 300;
  const requestsPerMinute = wholeNumber(read('INTAKE_REQUESTS_PER_MINUTE'), usualRate, 1, 1_000_000);
  if (requestsPerMinute === undefined) return notANumber('INTAKE_REQUESTS_PER_MINUTE', 1, 1_000_000);
  const maxInFlight = wholeNumber(read('INTAKE_MAX_IN_FLIGHT'), 32, 1, 1000);
  if (maxInFlight === undefined) return notANumber('INTAKE_MAX_IN_FLIGHT', 1, 1000);

  const database = read('INTAKE_DATABASE');
  if (database !== '' && !isDatabaseAddress(database))
    return { ok: false, setting: 'INTAKE_DATABASE', reason: 'must be empty or postgresql://user@host:port/name' };

  const dataFolder = read('INTAKE_DATA') || 'data/intake';
  return {
    ok: true,
    settings: {
      dataFolder,
      database,
      keyFile: read('INTAKE_KEY_FILE') || `${dataFolder}/intake.key`,
      markFile: read('INTAKE_MARK_FILE') || `${dataFolder.replace(/\/+$/, '')}.mark`,
      clientPort,
      clinicPort,
      bindAddress,
      hosts,
      clientFiles: read('INTAKE_CLIENT_FILES') || builtPages('client'),
      clinicFiles: read('INTAKE_CLINIC_FILES') || builtPages('clinic'),
      isHttps: https === 'yes',
      requestsPerMinute,
      maxInFlight,
    },
  };
}

function isDatabaseAddress(text: string): boolean {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  return protocol === 'postgresql:' || protocol === 'postgres:';
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || isLoopbackHost(address);
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
}

function wholeNumber(text: string, usual: number, least: number, most: number): number | undefined {
  if (text === '') return usual;
  if (!/^\d{1,7}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}

function notANumber(setting: string, least: number, most: number): SettingsResult {
  return { ok: false, setting, reason: `must be a whole number from ${least} to ${most}` };
}
