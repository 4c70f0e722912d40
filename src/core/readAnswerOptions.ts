// Reads the answer options of one choice question: Codings with their texts, ordinals and exclusiveness.
import {
  booleanMember,
  elementMember,
  elementsMember,
  type FhirElement,
  member,
  numberMember,
  refuseOtherMembers,
  stringMember,
} from './fhirElement.ts';
import { exclusiveUrl, ordinalUrl, readExtensions, readFlag } from './fhirExtension.ts';
import type { AnswerOption } from './questionnaire.ts';
import { refuse } from './questionnaireRefusal.ts';
import { readText } from './readText.ts';
import type { Language } from './text.ts';

const optionMembers = new Set(['id', 'extension', 'valueCoding', 'initialSelected']);
const codingMembers = new Set(['id', 'extension', 'system', 'version', 'code', 'display', '_display', 'userSelected']);
/** FHIR `code`: no white space at either end, no control characters; the length is ours, to keep answers small. */
const codePattern = /^[^\s\p{Cc}\p{Surrogate}]+( [^\s\p{Cc}\p{Surrogate}]+)*$/u;
const longestCode = 255;

/** @throws Problem unless there are options, all are Codings with different codes, and all or none carry an ordinal */
export function readAnswerOptions(item: FhirElement, base: Language, linkId: string): readonly AnswerOption[] {
  const options = elementsMember(item, 'answerOption', linkId).map((option) => readAnswerOption(option, base, linkId));
  if (options.length === 0) refuse(linkId, 'no-options');
  const codes = new Set<string>();
  for (const { code } of options) {
    if (codes.has(code)) refuse(linkId, 'duplicate-option', code);
    codes.add(code);
  }
  const scored = options.filter((option) => option.ordinal !== undefined);
  if (scored.length !== 0 && scored.length !== options.length) refuse(linkId, 'mixed-ordinals');
  return options;
}

function readAnswerOption(option: FhirElement, base: Language, linkId: string): AnswerOption {
  const otherType = Object.keys(option).find((name) => name.startsWith('value') && name !== 'valueCoding');
  if (otherType !== undefined) refuse(linkId, 'unsupported-option-type', otherType);
  refuseOtherMembers(option, optionMembers, linkId);
  if (booleanMember(option, 'initialSelected', linkId) === true) refuse(linkId, 'initial-value', 'initialSelected');
  const coding = elementMember(option, 'valueCoding', linkId) ?? refuse(linkId, 'malformed', 'answerOption');
  refuseOtherMembers(coding, codingMembers, linkId);
  const system = stringMember(coding, 'system', linkId);
  const ordinal = readOrdinal(option, coding, linkId);
  const [exclusive] = readExtensions(option, 'option', linkId).get(exclusiveUrl) ?? [];
  return {
    code: readCode(coding, linkId),
    ...(system === undefined ? {} : { system }),
    text: readText(coding, 'display', base, linkId) ?? refuse(linkId, 'missing-text', 'display'),
    ...(ordinal === undefined ? {} : { ordinal }),
    ...(exclusive && readFlag(exclusive, linkId) ? { exclusive: true } : {}),
  };
}

/** The `code` of a Coding. @throws Problem unless it is a FHIR code of at most 255 characters */
export function readCode(coding: FhirElement, linkId: string): string {
  const code = member(coding, 'code');
  const isCode = typeof code === 'string' && code.length <= longestCode && codePattern.test(code);
  return isCode ? code : refuse(linkId, 'malformed', 'code');
}

/** The extension may sit on the option or on its Coding; on both it must agree. */
function readOrdinal(option: FhirElement, coding: FhirElement, linkId: string): number | undefined {
  const [onOption] = readExtensions(option, 'option', linkId).get(ordinalUrl) ?? [];
  const [onCoding] = readExtensions(coding, 'coding', linkId).get(ordinalUrl) ?? [];
  const ordinals = [onOption, onCoding]
    .filter((extension) => extension !== undefined)
    .map((extension) => numberMember(extension, 'valueDecimal', linkId) ?? refuse(linkId, 'malformed', ordinalUrl));
  if (new Set(ordinals).size > 1) refuse(linkId, 'malformed', ordinalUrl);
  return ordinals[0];
}
