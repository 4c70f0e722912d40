// What an envelope holds: one response, as compact JSON (docs/protocol.md; at most 8,191 bytes before padding).
// Whether the answers suit their questionnaire is checked with parseAnswers, once the questionnaire is known.
import { type Answer, isDeclined, parseAnswerShape } from './answers.ts';
import type { Day } from './day.ts';
import { nameIn, refuseOtherNames } from './jsonMembers.ts';
import { JsonReader } from './jsonReader.ts';
import { type Occasion, occasions } from './occasion.ts';
import { Problem } from './problem.ts';
import { parseStrictJson } from './strictJson.ts';
import { type Language, languageTag } from './text.ts';
import { utf8Length } from './utf8.ts';

export const payloadLimit = 8191;
/** Depth and members that the opening side accepts. */
export const payloadShape = { maxDepth: 4, maxMembers: 400 } as const;

export interface Payload {
  readonly v: 1;
  /** base64url of the 32-byte slot public key; must equal the envelope's. */
  readonly slot: string;
  /** base64url of 16 random bytes, fresh for each response. */
  readonly rid: string;
  /** Short id, version, and base64url of the 64-byte SHA-512 of the questionnaire. */
  readonly questionnaire: { readonly id: string; readonly ver: string; readonly sha: string };
  readonly occasion: Occasion;
  /** The language in use when the response was sent; each answer remembers its own. */
  readonly lang: Language;
  /** The device's calendar day, nothing finer. */
  readonly done: Day;
  readonly answers: readonly Answer[];
  /** Build id of the client page. */
  readonly app: string;
}

export const longestBuildId = 64;
const buildIdPattern = /^[0-9A-Za-z.+_-]{1,64}$/;
const members = ['v', 'slot', 'rid', 'questionnaire', 'occasion', 'lang', 'done', 'answers', 'app'] as const;

/** Members always stand in the same order. @throws Problem as `parsePayload`, for it must come back through there */
export function encodePayload(payload: Payload): string {
  const { id, ver, sha } = payload.questionnaire;
  const ordered = {
    v: payload.v,
    slot: payload.slot,
    rid: payload.rid,
    questionnaire: { id, ver, sha },
    occasion: payload.occasion,
    lang: payload.lang,
    done: payload.done,
    answers: payload.answers.map(encodeAnswer),
    app: payload.app,
  };
  const text = JSON.stringify(ordered);
  parsePayload(text);
  return text;
}

/** @throws Problem `json-malformed`, `payload-malformed` with `field`, or `answers-malformed` */
export function parsePayload(text: string): Payload {
  if (text.length > payloadLimit || utf8Length(text) > payloadLimit) refuse('length');
  const reader = new JsonReader(
    parseStrictJson(text, { maxCharacters: payloadLimit, ...payloadShape }),
    'payload-malformed',
  );
  refuseOtherNames(reader, members);
  reader.exactly('v', 1);
  const questionnaire = reader.object('questionnaire');
  refuseOtherNames(questionnaire, ['id', 'ver', 'sha']);
  const answers = reader.list('answers', 0, payloadShape.maxMembers).map(parseAnswerShape);
  return {
    v: 1,
    slot: reader.bytesText('slot', 32),
    rid: reader.bytesText('rid', 16),
    questionnaire: {
      id: nameIn(questionnaire, 'id'),
      ver: nameIn(questionnaire, 'ver'),
      sha: questionnaire.bytesText('sha', 64),
    },
    occasion: reader.oneOf('occasion', occasions),
    lang: reader.matching('lang', languageTag),
    done: reader.day('done'),
    answers,
    app: reader.matching('app', buildIdPattern),
  };
}

/** An answer with its members in one order, so that its bytes do not depend on how it was made. */
export function encodeAnswer(answer: Answer): Answer {
  const { linkId, lang } = answer;
  return isDeclined(answer) ? { linkId, lang, declined: true } : { linkId, lang, value: answer.value };
}

function refuse(field: string): never {
  throw new Problem('payload-malformed', { field });
}
