// Reads the members of one FHIR element and refuses what has the wrong shape. Knows nothing of what a member means.
import { refuse } from './questionnaireRefusal.ts';

export type FhirElement = Readonly<Record<string, unknown>>;

export function isFhirElement(input: unknown): input is FhirElement {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** @throws Problem when an element has a member that `known` does not list */
export function refuseOtherMembers(element: FhirElement, known: ReadonlySet<string>, linkId: string): void {
  if (Object.hasOwn(element, 'modifierExtension')) refuse(linkId, 'modifier-extension');
  const unknown = Object.keys(element).find((name) => !known.has(name));
  if (unknown !== undefined) refuse(linkId, 'unsupported-element', unknown);
}

export function member(element: FhirElement, name: string): unknown {
  return Object.hasOwn(element, name) ? element[name] : undefined;
}

export function stringMember(element: FhirElement, name: string, linkId: string): string | undefined {
  const value = member(element, name);
  if (value === undefined) return undefined;
  const isText = typeof value === 'string' && value.trim() !== '' && !/\p{Surrogate}/u.test(value);
  return isText ? value : refuse(linkId, 'malformed', name);
}

export function booleanMember(element: FhirElement, name: string, linkId: string): boolean | undefined {
  const value = member(element, name);
  return value === undefined || typeof value === 'boolean' ? value : refuse(linkId, 'malformed', name);
}

export function numberMember(element: FhirElement, name: string, linkId: string): number | undefined {
  const value = member(element, name);
  if (value === undefined) return undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : refuse(linkId, 'malformed', name);
}

export function elementMember(element: FhirElement, name: string, linkId: string): FhirElement | undefined {
  const value = member(element, name);
  return value === undefined || isFhirElement(value) ? value : refuse(linkId, 'malformed', name);
}

/** An absent list is an empty one. */
export function elementsMember(element: FhirElement, name: string, linkId: string): readonly FhirElement[] {
  const value = member(element, name);
  if (value === undefined) return [];
  return Array.isArray(value) && value.every(isFhirElement) ? value : refuse(linkId, 'malformed', name);
}
