// What a cell holds: a draft on its way, or the mark that it was sent. JSON, at most 32,767 bytes before padding.
import { type About, readAbout } from './about.ts';
import { type Answer, type Answers, parseAnswerShape } from './answers.ts';
import type { Day } from './day.ts';
import { differentNamesIn, nameIn, refuseOtherNames } from './jsonMembers.ts';
import { JsonReader } from './jsonReader.ts';
import { type Occasion, occasions } from './occasion.ts';
import { encodeAnswer } from './payload.ts';
import { Problem } from './problem.ts';
import { parseStrictJson } from './strictJson.ts';
import { type Language, languageTag } from './text.ts';
import { utf8Length } from './utf8.ts';

export const cellContentLimit = 32_767;
const envelopeLength = 8504;

export interface Draft {
  readonly v: 1;
  readonly state: 'draft';
  /** The version that the draft began with, and finishes on. */
  readonly questionnaire: { readonly url: string; readonly version: string };
  readonly occasion: Occasion;
  readonly lang: Language;
  /** Those of branches that were left, too: a change of mind brings them back. */
  readonly answers: readonly Answer[];
  /** linkIds of questions that were left open on purpose. */
  readonly skipped: readonly string[];
  readonly about?: About;
  /** The device's day at the last save. */
  readonly saved?: Day;
}

/** Only the clinic can open `env`; nothing else is left. */
export interface SentMarker {
  readonly v: 1;
  readonly state: 'sent';
  /** base64url of the sealed envelope (8,504 bytes). */
  readonly env: string;
}

export type CellContent = Draft | SentMarker;

/** @throws Problem as `parseCellContent`, for it must come back through there */
export function encodeCellContent(content: CellContent): string {
  const text = JSON.stringify(content.state === 'draft' ? orderedDraft(content) : orderedMarker(content));
  parseCellContent(text);
  return text;
}

/**
 * Answers are checked by shape only; parseAnswers checks them against their questionnaire.
 * @throws Problem `json-malformed`, `cell-content-malformed` with `field`, `answers-malformed` or `about-refused`
 */
export function parseCellContent(text: string): CellContent {
  if (text.length > cellContentLimit || utf8Length(text) > cellContentLimit) refuse('length');
  const limits = { maxCharacters: cellContentLimit, maxDepth: 5, maxMembers: 4000 };
  const reader = new JsonReader(parseStrictJson(text, limits), 'cell-content-malformed');
  reader.exactly('v', 1);
  if (reader.any('state') !== 'sent') return readDraft(reader);
  refuseOtherNames(reader, ['v', 'state', 'env']);
  return { v: 1, state: 'sent', env: reader.bytesText('env', envelopeLength) };
}

export function answersOfDraft(answers: Answers): readonly Answer[] {
  return [...answers.values()];
}

function readDraft(reader: JsonReader): Draft {
  refuseOtherNames(reader, ['v', 'state', 'questionnaire', 'occasion', 'lang', 'answers', 'skipped', 'about', 'saved']);
  reader.exactly('state', 'draft');
  const questionnaire = reader.object('questionnaire');
  refuseOtherNames(questionnaire, ['url', 'version']);
  return {
    v: 1,
    state: 'draft',
    questionnaire: { url: nameIn(questionnaire, 'url'), version: nameIn(questionnaire, 'version') },
    occasion: reader.oneOf('occasion', occasions),
    lang: reader.matching('lang', languageTag),
    answers: reader.list('answers', 0, 1000).map(parseAnswerShape),
    skipped: differentNamesIn(reader, 'skipped', 0, 1000),
    ...(reader.has('about') ? { about: readAbout(reader.any('about')) } : {}),
    ...(reader.has('saved') ? { saved: reader.day('saved') } : {}),
  };
}

function orderedDraft(draft: Draft): Draft {
  const { url, version } = draft.questionnaire;
  return {
    v: 1,
    state: 'draft',
    questionnaire: { url, version },
    occasion: draft.occasion,
    lang: draft.lang,
    answers: draft.answers.map(encodeAnswer),
    skipped: draft.skipped,
    ...(draft.about === undefined ? {} : { about: draft.about }),
    ...(draft.saved === undefined ? {} : { saved: draft.saved }),
  };
}

function orderedMarker({ env }: SentMarker): SentMarker {
  return { v: 1, state: 'sent', env };
}

function refuse(field: string): never {
  throw new Problem('cell-content-malformed', { field });
}
