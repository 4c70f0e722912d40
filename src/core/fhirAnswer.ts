// One answer as the `answer` elements of a FHIR R4 QuestionnaireResponse item, and back. Every element says in which
// language the question was read; a declined answer is an element whose value is absent for the reason `asked-declined`.
import type { Answer, AnswerValue } from './answers.ts';
import { isDeclined } from './answers.ts';
import type { FhirElement } from './fhirElement.ts';
import { isFhirElement } from './fhirElement.ts';
import { dataAbsentReasonUrl, languageUrl } from './fhirExtension.ts';
import type { FreeText } from './freeText.ts';
import { Problem } from './problem.ts';
import type { Question } from './questionnaire.ts';
import { type Language, textIn } from './text.ts';
import { optionByCode } from './validation.ts';

const declinedExtension = { url: dataAbsentReasonUrl, valueCode: 'asked-declined' };

/** One element, or one for each chosen option. */
export function toFhirAnswers(question: Question, answer: Answer): readonly FhirElement[] {
  const extension = [{ url: languageUrl, valueCode: answer.lang }];
  if (isDeclined(answer)) return [{ extension, ...declinedValue(question) }];
  const { value } = answer;
  const parts: readonly (boolean | number | string | FreeText)[] = isList(value) ? value : [value];
  return parts.map((part) => ({ extension, ...fhirValue(question, part, answer.lang) }));
}

/**
 * Elements as `toFhirAnswers` makes them, at least one; their nested items are not looked at. Whether the value fits
 * the question is the caller's to check.
 * @throws Problem `response-malformed`
 */
export function fromFhirAnswers(question: Question, elements: readonly FhirElement[]): Answer {
  const { linkId } = question;
  const languages = new Set(elements.map((element) => languageOf(element)));
  const [lang] = languages;
  if (lang === undefined || languages.size > 1) return refuseAnswer('extension');
  const values = elements.map((element) => valueOfElement(question, element));
  if (values.includes('declined'))
    return values.length === 1 ? { linkId, lang, declined: true } : refuseAnswer('value');
  const given = values.map((entry) => (entry as { given: boolean | number | string | FreeText }).given);
  const [first] = given;
  if (question.repeats) return { linkId, lang, value: given as readonly (string | FreeText)[] };
  return first !== undefined && given.length === 1 ? { linkId, lang, value: first } : refuseAnswer('value');
}

function isList(value: AnswerValue): value is readonly (string | FreeText)[] {
  return Array.isArray(value);
}

/** The FHIR value[x] types that a question's answers may have, the usual one first. */
function valueNames(question: Question): readonly string[] {
  switch (question.type) {
    case 'boolean':
      return ['valueBoolean'];
    case 'integer':
      return ['valueInteger'];
    case 'decimal':
      return ['valueDecimal'];
    case 'date':
      return ['valueDate'];
    case 'string':
    case 'text':
      return ['valueString'];
    case 'choice':
      return ['valueCoding'];
    case 'open-choice':
      return ['valueCoding', 'valueString'];
  }
}

function declinedValue(question: Question): FhirElement {
  const [name = 'valueString'] = valueNames(question);
  const element = { extension: [declinedExtension] };
  return name === 'valueCoding' ? { valueCoding: element } : { [`_${name}`]: element };
}

function fhirValue(question: Question, part: boolean | number | string | FreeText, lang: Language): FhirElement {
  if (typeof part === 'object') return { valueString: part.text };
  const [name = 'valueString'] = valueNames(question);
  if (name !== 'valueCoding') return { [name]: part };
  const option = optionByCode(question, part);
  return {
    valueCoding: {
      ...(option?.system === undefined ? {} : { system: option.system }),
      code: part,
      ...(option === undefined ? {} : { display: textIn(option.text, lang) }),
    },
  };
}

function valueOfElement(
  question: Question,
  element: FhirElement,
): 'declined' | { readonly given: boolean | number | string | FreeText } {
  const names = Object.keys(element).filter((name) => name !== 'extension' && name !== 'item' && name !== 'id');
  const [name] = names;
  if (name === undefined || names.length > 1) return refuseAnswer('value');
  const value = element[name];
  const declinedName = Object.keys(declinedValue(question))[0];
  if (name === declinedName && isDeclinedValue(value)) return 'declined';
  if (!valueNames(question).includes(name)) return refuseAnswer('value');
  if (name === 'valueCoding') return { given: codeOf(question, value) };
  const isOwnWords = name === 'valueString';
  if (isOwnWords) return typeof value === 'string' ? { given: { text: value } } : refuseAnswer('value');
  const isPrimitive = typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string';
  return isPrimitive ? { given: value } : refuseAnswer('value');
}

function codeOf(question: Question, coding: unknown): string {
  if (!isFhirElement(coding)) return refuseAnswer('valueCoding');
  const option = optionByCode(question, coding['code']);
  const isSame = option !== undefined && option.system === coding['system'];
  return isSame ? option.code : refuseAnswer('valueCoding');
}

function isDeclinedValue(value: unknown): boolean {
  if (!isFhirElement(value) || Object.keys(value).length !== 1) return false;
  return isOnlyExtension(value['extension'], dataAbsentReasonUrl, declinedExtension.valueCode);
}

function languageOf(element: FhirElement): Language {
  const extensions = element['extension'];
  const [extension] = Array.isArray(extensions) ? (extensions as readonly unknown[]) : [];
  const code = isFhirElement(extension) ? extension['valueCode'] : undefined;
  const isLanguage = typeof code === 'string' && isOnlyExtension(extensions, languageUrl, code);
  return isLanguage ? code : refuseAnswer('extension');
}

function isOnlyExtension(input: unknown, url: string, code: string): boolean {
  if (!Array.isArray(input) || input.length !== 1) return false;
  const extension: unknown = input[0];
  return isFhirElement(extension) && extension['url'] === url && extension['valueCode'] === code;
}

function refuseAnswer(field: string): never {
  throw new Problem('response-malformed', { field });
}
