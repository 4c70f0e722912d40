// What the next start of the demo must know, in a readable file: a demo has no secrets. A real clinic keeps no codes.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface DemoCode {
  readonly serial: string;
  readonly code: string;
  /** Base64url of the public key of its first slot: what the intake is asked about. */
  readonly slot: string;
}

export interface DemoMemory {
  /** Codes that nobody had used when they were written down. */
  readonly codes: readonly DemoCode[];
}

export function writeDemoMemory(path: string, memory: DemoMemory): void {
  writeFileSync(path, `${JSON.stringify(memory, null, 2)}\n`);
}

/** Undefined when there is none, or when it is not what was written here. */
export function readDemoMemory(path: string): DemoMemory | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const { codes } = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>;
    return Array.isArray(codes) && codes.every(isDemoCode) ? { codes } : undefined;
  } catch {
    return undefined;
  }
}

function isDemoCode(input: unknown): input is DemoCode {
  const { serial, code, slot } = (input ?? {}) as Readonly<Record<string, unknown>>;
  return [serial, code, slot].every((part) => typeof part === 'string');
}
