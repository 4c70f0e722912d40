// Reads a FHIR R4 Questionnaire into the player's model, or refuses it with linkId and reason. Nothing that would
// change what is asked is ever dropped in silence.
import { checkConditions } from './checkConditions.ts';
import { isFhirElement, refuseOtherMembers, stringMember } from './fhirElement.ts';
import { readExtensions } from './fhirExtension.ts';
import { childrenOf, type Item, isQuestion, type Questionnaire } from './questionnaire.ts';
import { refuse } from './questionnaireRefusal.ts';
import { type Reading, readItems } from './readItem.ts';
import { readText } from './readText.ts';
import { type Language, languageTag, type Text } from './text.ts';

/** `contained` is harmless by itself: what would use it (a value set, an expression) is refused where it is used. */
const questionnaireMembers = new Set(
  `resourceType id meta language text contained extension url identifier version name title _title derivedFrom status
   experimental subjectType date publisher contact description _description useContext jurisdiction purpose copyright
   approvalDate lastReviewDate effectivePeriod code item`.split(/\s+/),
);
/** The base language of a questionnaire that does not say which one it is written in. */
export const undeterminedLanguage: Language = 'und';

/**
 * `input` is the parsed JSON. Url, version, name and title may be missing (FHIR allows it) and are then empty: such a
 * questionnaire can be shown but has no identity to publish under.
 * @throws Problem `questionnaire-refused` with `linkId` (empty for the Questionnaire itself), `reason` and often `element`
 */
export function readQuestionnaire(input: unknown): Questionnaire {
  if (!isFhirElement(input) || input['resourceType'] !== 'Questionnaire') return refuse('', 'not-a-questionnaire');
  refuseOtherMembers(input, questionnaireMembers, '');
  readExtensions(input, 'questionnaire', '');
  const base = stringMember(input, 'language', '') ?? undeterminedLanguage;
  if (!languageTag.test(base)) refuse('', 'malformed', 'language');
  const reading: Reading = { base, linkIds: new Set(), conditions: [] };
  const title = readText(input, 'title', base, '') ?? {};
  const description = readText(input, 'description', base, '');
  const items = readItems(input, reading, '', 1);
  if (items.length === 0) refuse('', 'no-items');
  checkConditions(items, reading.conditions);
  return {
    url: stringMember(input, 'url', '') ?? '',
    version: stringMember(input, 'version', '') ?? '',
    id: stringMember(input, 'name', '') ?? stringMember(input, 'id', '') ?? '',
    title,
    ...(description === undefined ? {} : { description }),
    languages: checkTranslations(base, [['', title], ['', description ?? {}], ...items.flatMap(textsOf)]),
    items,
  };
}

/** Every text that a respondent can meet, with the linkId of its item. */
function textsOf(item: Item): readonly (readonly [linkId: string, text: Text])[] {
  const own = [item.text, item.prefix ?? {}, item.help ?? {}];
  const options = isQuestion(item) ? item.options.map((option) => option.text) : [];
  return [...[...own, ...options].map((text) => [item.linkId, text] as const), ...childrenOf(item).flatMap(textsOf)];
}

/** A language that is used anywhere is declared, and must then be used everywhere. Returns the base language first. */
function checkTranslations(base: Language, texts: readonly (readonly [string, Text])[]): readonly Language[] {
  const languages = new Set([base, ...texts.flatMap(([, text]) => Object.keys(text))]);
  for (const [linkId, text] of texts) {
    const missing = [...languages].find((language) => !Object.hasOwn(text, language));
    if (missing !== undefined && Object.keys(text).length > 0) refuse(linkId, 'translation-missing', missing);
  }
  return [...languages];
}
