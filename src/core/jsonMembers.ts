// Two more demands on a JSON object, for formats of ours that tolerate no stranger.
import type { JsonReader } from './jsonReader.ts';

const namePattern = /^[^\s\p{Cc}\p{Cs}]([^\p{Cc}\p{Cs}]{0,253}[^\s\p{Cc}\p{Cs}])?$/u;

/** A linkId, code, id, url or version: 1–255 characters, no control characters, no white space at either end. */
export function isName(input: unknown): input is string {
  return typeof input === 'string' && namePattern.test(input);
}

/** The name in a member. @throws Problem with the reader's code */
export function nameIn(reader: JsonReader, member: string): string {
  return reader.matching(member, namePattern);
}

/** Different names. @throws Problem with the reader's code */
export function differentNamesIn(reader: JsonReader, member: string, least: number, most: number): readonly string[] {
  const entries = reader.list(member, least, most);
  if (!entries.every(isName) || new Set(entries).size !== entries.length) reader.refuse(member);
  return entries;
}

/** @throws Problem with the reader's code when there is a member that `known` does not list */
export function refuseOtherNames(reader: JsonReader, known: readonly string[]): void {
  if (reader.names().some((name) => !known.includes(name))) reader.refuse('unknown-member');
}
