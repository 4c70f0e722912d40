// Responses as a FHIR R4 Bundle of type "collection", with the questionnaires that they answer. What no file about single
// people may hold stands there as "masked", whether it was answered or not, so that it is not mistaken for "not asked".
import type { ExportedResponse, ExportSet } from './exportSet.ts';
import { questionsByItem } from './exportVariable.ts';
import { type FhirElement, isFhirElement } from './fhirElement.ts';
import { dataAbsentReasonUrl } from './fhirExtension.ts';
import { type Question, type Questionnaire, questionByLinkId } from './questionnaire.ts';
import { refuse } from './questionnaireRefusal.ts';
import type { RandomBytes } from './random.ts';
import { canonicalOf, toQuestionnaireResponse } from './response.ts';

const masked = { extension: [{ url: dataAbsentReasonUrl, valueCode: 'masked' }] };

/**
 * `definitions` are the published Questionnaires as FHIR JSON, at least those of the set's versions.
 * @throws Problem `questionnaire-refused` when a version has no definition
 */
export function exportBundle(
  set: ExportSet,
  definitions: readonly FhirElement[],
  randomBytes: RandomBytes,
): FhirElement {
  const published = set.questionnaires.map(
    (questionnaire) =>
      definitions.find(({ url, version }) => url === questionnaire.url && version === questionnaire.version) ??
      refuse('', 'not-a-questionnaire', canonicalOf(questionnaire)),
  );
  const responses = set.people.flatMap(({ number, responses }) =>
    responses.map((response) => responseResource(response, number, set)),
  );
  const entry = [...published, ...responses].map((resource) => ({ fullUrl: randomUrn(randomBytes), resource }));
  return { resourceType: 'Bundle', type: 'collection', entry };
}

/** JSON in which no character acts on whoever reads it as text: `<`, line separators and what reorders are escaped. */
export function bundleText(bundle: FhirElement): string {
  const acting =
    /[<>&\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
  return `${JSON.stringify(bundle, undefined, 1).replace(acting, escaped)}\n`;
}

function responseResource(response: ExportedResponse, number: number, set: ExportSet): FhirElement {
  const { questionnaire, answers, doneOn } = response;
  const whole = toQuestionnaireResponse({ questionnaire, answers, pseudonym: String(number) });
  const withheld = withheldLinkIds(questionnaire, set);
  return { ...whole, authored: doneOn.slice(0, 7), item: itemsOf(whole).map((item) => maskedItem(item)) };

  function maskedItem(item: FhirElement): FhirElement {
    const question = questionByLinkId(questionnaire, String(item['linkId']));
    const inner = itemsOf(item).map(maskedItem);
    const nested = inner.length === 0 ? {} : { item: inner };
    if (question === undefined) return { ...item, ...nested };
    const { answer, item: _, ...head } = item;
    if (withheld.has(question.linkId)) return { ...head, answer: [maskedValue(question)] };
    if (!Array.isArray(answer)) return { ...head, ...nested };
    const kept = answer.filter(isFhirElement).map((element) => {
      const below = itemsOf(element).map(maskedItem);
      const isOwnWords = 'valueString' in element && !set.hasOwnWords;
      const value = isOwnWords ? { extension: element['extension'], _valueString: masked } : element;
      return { ...value, ...(below.length === 0 ? {} : { item: below }) };
    });
    return { ...head, answer: kept };
  }
}

function withheldLinkIds(questionnaire: Questionnaire, set: ExportSet): ReadonlySet<string> {
  const questions = questionsByItem(questionnaire);
  return new Set(set.withheld.flatMap(({ item }) => questions.get(item)?.linkId ?? []));
}

function maskedValue({ type }: Question): FhirElement {
  if (type === 'choice' || type === 'open-choice') return { valueCoding: masked };
  const name = {
    boolean: 'Boolean',
    integer: 'Integer',
    decimal: 'Decimal',
    date: 'Date',
    string: 'String',
    text: 'String',
  };
  return { [`_value${name[type]}`]: masked };
}

function itemsOf(element: FhirElement): readonly FhirElement[] {
  const items = element['item'];
  return Array.isArray(items) ? items.filter(isFhirElement) : [];
}

/** A random UUID (version 4) as a URN. */
function randomUrn(randomBytes: RandomBytes): string {
  const bytes = randomBytes(16).map((byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40;
    return index === 8 ? (byte & 0x3f) | 0x80 : byte;
  });
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
}

function escaped(symbol: string): string {
  return symbol
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
