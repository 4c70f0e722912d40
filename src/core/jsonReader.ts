// Reads members of a parsed JSON object one by one and refuses, with the caller's problem code and the member's
// name, whatever is not exactly as demanded. Members that nobody asks for are ignored.
import { fromBase64url } from './base64url.ts';
import type { Bytes } from './bytes.ts';
import { type Day, isDay } from './day.ts';
import { isContextName } from './domainTag.ts';
import { Problem, type ProblemCode } from './problem.ts';
import type { Text } from './text.ts';
import { decodeUtf8 } from './utf8.ts';

// Control characters other than newline, line separators and lone surrogates.
const refusedCharacters = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Cs}]/u;
const languageTag = /^[a-z]{2,3}$/;

/** @throws Problem with `code` unless `bytes` are UTF-8 of one JSON object */
export function parseJsonObject(bytes: Uint8Array, code: ProblemCode): JsonReader {
  let parsed: unknown;
  try {
    parsed = JSON.parse(decodeUtf8(bytes));
  } catch {
    throw new Problem(code, { field: 'json' });
  }
  return new JsonReader(parsed, code);
}

export class JsonReader {
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #code: ProblemCode;

  constructor(input: unknown, code: ProblemCode) {
    this.#code = code;
    if (typeof input !== 'object' || input === null || Array.isArray(input)) this.refuse('object');
    this.#object = input as Readonly<Record<string, unknown>>;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#object, name);
  }

  names(): readonly string[] {
    return Object.keys(this.#object);
  }

  any(name: string): unknown {
    return this.has(name) ? this.#object[name] : undefined;
  }

  exactly(name: string, expected: number | string): void {
    if (this.any(name) !== expected) this.refuse(name);
  }

  integer(name: string, minimum: number, maximum: number): number {
    const value = this.any(name);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < minimum || value > maximum) this.refuse(name);
    return value;
  }

  matching(name: string, pattern: RegExp): string {
    const value = this.any(name);
    if (typeof value !== 'string' || !pattern.test(value)) this.refuse(name);
    return value;
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    const value = this.any(name);
    const choice = choices.find((candidate) => candidate === value);
    return choice ?? this.refuse(name);
  }

  day(name: string): Day {
    const value = this.any(name);
    if (!isDay(value)) this.refuse(name);
    return value;
  }

  /** Canonical base64url of exactly `length` bytes. */
  bytes(name: string, length: number): Bytes {
    return this.#bytesOf(this.any(name), name, length);
  }

  /** As `bytes`, kept as text. */
  bytesText(name: string, length: number): string {
    this.bytes(name, length);
    return this.any(name) as string;
  }

  bytesList(name: string, length: number, maximum: number): readonly Bytes[] {
    return this.list(name, 0, maximum).map((entry) => this.#bytesOf(entry, name, length));
  }

  list(name: string, minimum: number, maximum: number): readonly unknown[] {
    const value = this.any(name);
    if (!Array.isArray(value) || value.length < minimum || value.length > maximum) this.refuse(name);
    return value;
  }

  /** Different names as they enter a slot's context. */
  contextNames(name: string, minimum: number, maximum: number): readonly string[] {
    const entries = this.list(name, minimum, maximum);
    if (!entries.every(isContextName) || new Set(entries).size !== entries.length) this.refuse(name);
    return entries;
  }

  objects(name: string, minimum: number, maximum: number): readonly JsonReader[] {
    return this.list(name, minimum, maximum).map((entry) => new JsonReader(entry, this.#code));
  }

  object(name: string): JsonReader {
    return new JsonReader(this.any(name), this.#code);
  }

  plainText(name: string, maximum: number): string {
    return this.#plainTextOf(this.any(name), name, maximum);
  }

  /** A text in at least Swedish and English. */
  text(name: string, maximum: number): Text {
    const languages = this.object(name);
    if (!languages.has('sv') || !languages.has('en')) this.refuse(name);
    const entries = languages.names().map((language) => {
      if (!languageTag.test(language)) this.refuse(name);
      return [language, this.#plainTextOf(languages.any(language), name, maximum)] as const;
    });
    return Object.fromEntries(entries);
  }

  refuse(field: string): never {
    throw new Problem(this.#code, { field });
  }

  #bytesOf(value: unknown, name: string, length: number): Bytes {
    if (typeof value !== 'string' || value.length !== Math.ceil((length * 4) / 3)) this.refuse(name);
    try {
      return fromBase64url(value);
    } catch {
      return this.refuse(name);
    }
  }

  #plainTextOf(value: unknown, name: string, maximum: number): string {
    const isPlain =
      typeof value === 'string' && value.trim() !== '' && value.length <= maximum && !refusedCharacters.test(value);
    return isPlain ? value : this.refuse(name);
  }
}
