// What a questionnaire of ours must fulfil before it may be built in. Called by the unit tests and, through
// questionnaireGate.ts, by both Vite builds, which fail on any finding. Reports everything it finds at once.
import { payloadLimit, payloadShape } from '../../src/core/payload.ts';
import { Problem } from '../../src/core/problem.ts';
import type { Questionnaire } from '../../src/core/questionnaire.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';
import { worstCasePayload } from '../../src/core/worstCase.ts';
import { questionnaireHash } from './questionnaireHash.ts';

export interface PublishedFile {
  readonly name: string;
  /** The parsed JSON. */
  readonly questionnaire: unknown;
}

const languages = ['sv', 'en'];
const translatedMembers = ['title', 'description', 'text', 'prefix', 'display', 'valueString'];
const translationUrl = 'http://hl7.org/fhir/StructureDefinition/translation';

/**
 * `hashes` pins `url|version` to `questionnaireHash`.
 * @returns one sentence per finding, each starting with the file's name; empty when all is well
 */
export function checkPublished(
  files: readonly PublishedFile[],
  hashes: Readonly<Record<string, string>>,
): readonly string[] {
  const identities = files.map(({ questionnaire }) => identityOf(questionnaire));
  return [
    ...files.flatMap(({ name, questionnaire }) =>
      [
        ...hashFindings(questionnaire, hashes),
        ...itemFindings(questionnaire),
        ...translationFindings(questionnaire),
        ...readingFindings(questionnaire),
      ].map((finding) => `${name}: ${finding}`),
    ),
    ...Object.keys(hashes)
      .filter((identity) => !identities.includes(identity))
      .map((identity) => `${identity}: was published and is gone`),
    ...identities
      .filter((identity, index) => identities.indexOf(identity) !== index)
      .map((identity) => `${identity}: is in two files`),
  ];
}

type Element = Readonly<Record<string, unknown>>;

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function elements(value: unknown): readonly Element[] {
  return Array.isArray(value) ? value.filter(isElement) : [];
}

function identityOf(questionnaire: unknown): string {
  return isElement(questionnaire) ? `${questionnaire['url']}|${questionnaire['version']}` : 'not an object';
}

function hashFindings(questionnaire: unknown, hashes: Readonly<Record<string, string>>): readonly string[] {
  const pinned = hashes[identityOf(questionnaire)];
  const hash = questionnaireHash(questionnaire);
  if (pinned === undefined) return [`not pinned in publishedHashes.json; its hash is ${hash}`];
  return pinned === hash ? [] : ['a published version was changed; publish a new version instead'];
}

/** Raw items with everything below them, in document order. */
function itemsBelow(element: Element): readonly Element[] {
  return elements(element['item']).flatMap((item) => [item, ...itemsBelow(item)]);
}

function itemFindings(questionnaire: unknown): readonly string[] {
  if (!isElement(questionnaire)) return ['not an object'];
  const seen = new Set<unknown>();
  return itemsBelow(questionnaire).flatMap((item) => {
    const { linkId, type } = item;
    const findings: string[] = [];
    if (typeof linkId !== 'string' || linkId === '') findings.push(`linkId missing at "${item['text']}"`);
    else if (seen.has(linkId)) findings.push(`linkId ${linkId} is there twice`);
    seen.add(linkId);
    if (type !== 'group' && type !== 'display' && elements(item['code']).length !== 1) {
      findings.push(`${linkId} needs exactly one item code`);
    }
    return [...findings, ...ordinalFindings(item)];
  });
}

/** An item is ordered as soon as one of its options carries an ordinal value. */
function ordinalFindings(item: Element): readonly string[] {
  const ordinals = elements(item['answerOption']).map(
    (option) =>
      [
        ...elements(option['extension']),
        ...elements(isElement(option['valueCoding']) ? option['valueCoding']['extension'] : []),
      ].find(({ url }) => url === 'http://hl7.org/fhir/StructureDefinition/ordinalValue')?.['valueDecimal'],
  );
  const given = ordinals.filter((ordinal) => typeof ordinal === 'number');
  if (given.length === 0) return [];
  if (given.length < ordinals.length) return [`${item['linkId']} is ordered but has an option without ordinal value`];
  const steps = given.slice(1).map((ordinal, index) => Math.sign(ordinal - (given[index] ?? ordinal)));
  const isOneWay = steps.every((step) => step === 1) || steps.every((step) => step === -1);
  return isOneWay ? [] : [`${item['linkId']} has ordinal values that do not run one way`];
}

function translationFindings(value: unknown, place = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => translationFindings(entry, place));
  if (!isElement(value)) return [];
  const here = typeof value['linkId'] === 'string' ? value['linkId'] : place;
  const base = value['resourceType'] === 'Questionnaire' && value['language'] !== languages[0];
  const own = translatedMembers.filter((name) => typeof value[name] === 'string' && value['url'] !== 'content');
  return [
    ...(base ? [`the base language is not ${languages[0]}`] : []),
    ...own.flatMap((name) => missingLanguages(value, name).map((language) => `${here} lacks ${name} in ${language}`)),
    ...Object.values(value).flatMap((child) => translationFindings(child, here)),
  ];
}

function missingLanguages(element: Element, name: string): readonly string[] {
  const beside = element[`_${name}`];
  const translations = elements(isElement(beside) ? beside['extension'] : []).filter(
    ({ url }) => url === translationUrl,
  );
  const translated = translations.flatMap(({ extension }) => {
    const part = (partUrl: string) => elements(extension).find(({ url }) => url === partUrl);
    const content = part('content')?.['valueString'];
    return typeof content === 'string' && content.trim() !== '' ? [part('lang')?.['valueCode']] : [];
  });
  return languages.slice(1).filter((language) => !translated.includes(language));
}

/** Everything that core refuses: conditions that dangle or loop, unknown elements, mixed ordinals, and the size. */
function readingFindings(input: unknown): readonly string[] {
  let questionnaire: Questionnaire;
  try {
    questionnaire = readQuestionnaire(input);
  } catch (error) {
    if (error instanceof Problem) return [`refused: ${Object.values(error.detail).join(' ')}`];
    throw error;
  }
  const { bytes, members } = worstCasePayload(questionnaire);
  const missing = ['url', 'version', 'id'].filter((name) => questionnaire[name as 'url' | 'version' | 'id'] === '');
  return [
    ...missing.map((name) => `has no ${name}`),
    ...(bytes > payloadLimit ? [`a payload could take ${bytes} bytes; ${payloadLimit} is the most`] : []),
    ...(members > payloadShape.maxMembers ? [`a payload could have ${members} members, which is too many`] : []),
  ];
}
