// Fetches a published questionnaire and trusts it only when its content is what was published under that version.
import { toBase64url } from '../core/base64url.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import { readQuestionnaire } from '../core/readQuestionnaire.ts';
import { encodeUtf8 } from '../core/utf8.ts';
import { sha512 } from '../crypto/primitives.ts';
import publishedHashes from '../questionnaires/publishedHashes.json' with { type: 'json' };

export interface QuestionnaireVersion {
  readonly url: string;
  readonly version: string;
}

/** The file of that version, as it came: nothing is checked yet. Rejects when it cannot be had. */
export type FetchQuestions = (wanted: QuestionnaireVersion) => Promise<Uint8Array<ArrayBuffer>>;

const pins: Readonly<Record<string, string>> = publishedHashes;
const loaded = new Map<string, Questionnaire>();

/** Undefined when this build does not hold that version, its file cannot be fetched, or its content hash differs. */
export async function loadQuestions(
  fetchQuestions: FetchQuestions,
  wanted: QuestionnaireVersion,
): Promise<Questionnaire | undefined> {
  const name = nameOf(wanted);
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const hash = publishedHash(wanted);
  if (hash === undefined) return undefined;
  const bytes = await fetchQuestions(wanted).catch(() => undefined);
  const published = bytes && (await publishedIn(bytes, hash));
  if (published === undefined) return undefined;
  const questionnaire = readQuestionnaire(published);
  loaded.set(name, questionnaire);
  return questionnaire;
}

/** base64url of the 64-byte content hash under which this version was published; undefined when this build does not hold it. */
export function publishedHash(version: QuestionnaireVersion): string | undefined {
  return pins[nameOf(version)];
}

function nameOf({ url, version }: QuestionnaireVersion): string {
  return `${url}|${version}`;
}

/** The browser's own digest of the bytes may say yes; whatever it does not confirm, our own code judges, whatever its white space. */
async function publishedIn(bytes: Uint8Array<ArrayBuffer>, hash: string): Promise<unknown> {
  const digest = await globalThis.crypto?.subtle?.digest('SHA-512', bytes).catch(() => undefined);
  const isSame = digest !== undefined && toBase64url(new Uint8Array(digest)) === hash;
  const published = jsonIn(bytes);
  return isSame || toBase64url(contentHash(published)) === hash ? published : undefined;
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** 64 bytes: SHA-512 over the UTF-8 of the JSON without white space. */
export function contentHash(published: unknown): Uint8Array {
  return sha512(encodeUtf8(JSON.stringify(published)));
}
