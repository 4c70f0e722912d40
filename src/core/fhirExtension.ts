// The extensions that the reader understands or may leave aside, place by place. Every other one is refused, because
// it might change what is asked. To support one more, move it from nowhere to `understood` and read it.
import { booleanMember, elementsMember, type FhirElement, stringMember } from './fhirElement.ts';
import { refuse } from './questionnaireRefusal.ts';

const standard = 'http://hl7.org/fhir/StructureDefinition/';
const dataCapture = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/';

export const translationUrl = `${standard}translation`;
export const ordinalUrl = `${standard}ordinalValue`;
export const exclusiveUrl = `${standard}questionnaire-optionExclusive`;
export const hiddenUrl = `${standard}questionnaire-hidden`;
export const itemControlUrl = `${standard}questionnaire-itemControl`;
export const renderingMarkdownUrl = `${standard}rendering-markdown`;
export const renderingXhtmlUrl = `${standard}rendering-xhtml`;
export const languageUrl = `${standard}language`;
export const dataAbsentReasonUrl = `${standard}data-absent-reason`;

export type ExtensionPlace = 'questionnaire' | 'item' | 'display' | 'option' | 'coding' | 'text';

const understood: Readonly<Record<ExtensionPlace, readonly string[]>> = {
  questionnaire: [],
  item: [hiddenUrl, itemControlUrl],
  display: [hiddenUrl, itemControlUrl],
  option: [ordinalUrl, exclusiveUrl],
  coding: [ordinalUrl],
  text: [translationUrl, renderingMarkdownUrl, renderingXhtmlUrl],
};

/** Notes to designers, layout, and what happens with the answers afterwards: nothing that a respondent is asked. */
const harmless: Readonly<Record<ExtensionPlace, readonly string[]>> = {
  questionnaire: [
    `${standard}designNote`,
    `${standard}resource-approvalDate`,
    `${standard}resource-lastReviewDate`,
    `${dataCapture}sdc-questionnaire-itemExtractionContext`,
  ],
  item: [
    `${standard}designNote`,
    `${standard}questionnaire-choiceOrientation`,
    `${dataCapture}sdc-questionnaire-choiceColumn`,
    `${dataCapture}sdc-questionnaire-itemExtractionContext`,
    `${dataCapture}sdc-questionnaire-observationExtract`,
    `${dataCapture}sdc-questionnaire-shortText`,
  ],
  display: [`${standard}designNote`, `${standard}questionnaire-displayCategory`],
  option: [`${standard}designNote`],
  coding: [`${standard}valueset-label`],
  text: [`${standard}rendering-style`],
};

/**
 * The understood extensions of `element` by URL. Only the translation may come more than once.
 * @throws Problem on an extension that is neither understood nor harmless at this place
 */
export function readExtensions(
  element: FhirElement,
  place: ExtensionPlace,
  linkId: string,
): ReadonlyMap<string, readonly FhirElement[]> {
  const found = new Map<string, FhirElement[]>();
  for (const extension of elementsMember(element, 'extension', linkId)) {
    const url = stringMember(extension, 'url', linkId) ?? refuse(linkId, 'malformed', 'extension');
    if (harmless[place].includes(url)) continue;
    if (!understood[place].includes(url)) refuse(linkId, 'unsupported-extension', url);
    const others = found.get(url) ?? [];
    if (others.length > 0 && url !== translationUrl) refuse(linkId, 'malformed', url);
    found.set(url, [...others, extension]);
  }
  return found;
}

/** The `valueBoolean` of an extension, which must be there. */
export function readFlag(extension: FhirElement, linkId: string): boolean {
  return booleanMember(extension, 'valueBoolean', linkId) ?? refuse(linkId, 'malformed', 'valueBoolean');
}
