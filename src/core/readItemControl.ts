// Reads the itemControl extension: how a question is shown, and which display item is a help text.
import { elementMember, elementsMember, type FhirElement, member } from './fhirElement.ts';
import { type ExtensionPlace, itemControlUrl, readExtensions } from './fhirExtension.ts';
import { type Item, type ItemControl, itemControls } from './questionnaire.ts';
import { refuse } from './questionnaireRefusal.ts';
import { readCode } from './readAnswerOptions.ts';

/** @throws Problem on a control that the player does not have for this type, and on a help text that hangs nowhere */
export function readControl(item: FhirElement, type: Item['type'], linkId: string): ItemControl | undefined {
  const codes = controlCodes(item, linkId);
  const known = type === 'choice' || type === 'open-choice' || type === 'boolean' ? itemControls : [];
  for (const code of codes) {
    if (code === 'help') refuse(linkId, 'help-out-of-place');
    if (!known.some((control) => control === code)) refuse(linkId, 'unsupported-item-control', code);
  }
  return itemControls.find((control) => control === codes[0]);
}

/** True for a display item that is the help text of the item it sits in. */
export function isHelp(item: FhirElement): boolean {
  const linkId = member(item, 'linkId');
  return placeOf(item) === 'display' && controlCodes(item, typeof linkId === 'string' ? linkId : '').includes('help');
}

/** Displays may carry other extensions than questions and groups. */
export function placeOf(item: FhirElement): Extract<ExtensionPlace, 'item' | 'display'> {
  return member(item, 'type') === 'display' ? 'display' : 'item';
}

function controlCodes(item: FhirElement, linkId: string): readonly string[] {
  const [extension] = readExtensions(item, placeOf(item), linkId).get(itemControlUrl) ?? [];
  if (extension === undefined) return [];
  const concept = elementMember(extension, 'valueCodeableConcept', linkId) ?? {};
  const codes = elementsMember(concept, 'coding', linkId).map((coding) => readCode(coding, linkId));
  return codes.length > 0 ? codes : refuse(linkId, 'unsupported-item-control');
}
