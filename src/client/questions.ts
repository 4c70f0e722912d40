// Fetches a bundled questionnaire and trusts it only when its content is what was published under that version.
import { toBase64url } from '../core/base64url.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import { readQuestionnaire } from '../core/readQuestionnaire.ts';
import { encodeUtf8 } from '../core/utf8.ts';
import { sha512 } from '../crypto/primitives.ts';
import { catalogueEntry } from '../questionnaires/catalogue.ts';

export interface QuestionnaireVersion {
  readonly url: string;
  readonly version: string;
}

const loaded = new Map<string, Questionnaire>();

/** Undefined when this build does not hold that version, its chunk cannot be fetched, or its content hash differs. */
export async function loadQuestions({ url, version }: QuestionnaireVersion): Promise<Questionnaire | undefined> {
  const name = `${url}|${version}`;
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const entry = catalogueEntry(url, version);
  const published = await entry?.load().catch(() => undefined);
  if (entry === undefined || published === undefined) return undefined;
  if (!(await isPublishedAs(published, entry.hash))) return undefined;
  const questionnaire = readQuestionnaire(published);
  loaded.set(name, questionnaire);
  return questionnaire;
}

/** base64url of the 64-byte content hash under which this version was published; undefined when this build does not hold it. */
export function publishedHash({ url, version }: QuestionnaireVersion): string | undefined {
  return catalogueEntry(url, version)?.hash;
}

/** The browser's own digest may say yes; whatever it does not confirm, our own code judges. */
async function isPublishedAs(published: unknown, hash: string): Promise<boolean> {
  const bytes = encodeUtf8(JSON.stringify(published));
  const digest = await globalThis.crypto?.subtle?.digest('SHA-512', Uint8Array.from(bytes)).catch(() => undefined);
  const isSame = digest !== undefined && toBase64url(new Uint8Array(digest)) === hash;
  return isSame || toBase64url(contentHash(published)) === hash;
}

/** 64 bytes: SHA-512 over the UTF-8 of the JSON without white space. */
export function contentHash(published: unknown): Uint8Array {
  return sha512(encodeUtf8(JSON.stringify(published)));
}
