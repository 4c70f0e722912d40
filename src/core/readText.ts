// Reads one text with its translations: the string in the base language and, beside it, the standard translation
// extension for every other language.
import { elementMember, elementsMember, type FhirElement, refuseOtherMembers, stringMember } from './fhirElement.ts';
import { readExtensions, renderingMarkdownUrl, renderingXhtmlUrl, translationUrl } from './fhirExtension.ts';
import { refuse } from './questionnaireRefusal.ts';
import { type Language, languageTag, type Text } from './text.ts';

const primitiveMembers = new Set(['id', 'extension']);

/**
 * The text `name` of `element`, or undefined when there is none.
 * @throws Problem on a broken or doubled translation, and on a rendering whose words are not the text's
 */
export function readText(element: FhirElement, name: string, base: Language, linkId: string): Text | undefined {
  const plain = stringMember(element, name, linkId);
  const beside = elementMember(element, `_${name}`, linkId);
  if (plain === undefined) return beside === undefined ? undefined : refuse(linkId, 'missing-text', name);
  if (beside === undefined) return { [base]: plain };
  refuseOtherMembers(beside, primitiveMembers, linkId);
  const extensions = readExtensions(beside, 'text', linkId);
  refuseOtherWords(extensions, plain, linkId);
  const text = new Map([[base, plain]]);
  for (const translation of extensions.get(translationUrl) ?? []) {
    const [language, content] = readTranslation(translation, linkId);
    if (text.has(language)) refuse(linkId, 'translation-twice', language);
    text.set(language, content);
  }
  return Object.fromEntries(text);
}

function readTranslation(extension: FhirElement, linkId: string): readonly [Language, string] {
  let language: string | undefined;
  let content: string | undefined;
  for (const part of elementsMember(extension, 'extension', linkId)) {
    const url = stringMember(part, 'url', linkId);
    if (url === 'lang' && language === undefined) language = stringMember(part, 'valueCode', linkId);
    else if (url === 'content' && content === undefined) {
      content = stringMember(part, 'valueString', linkId) ?? stringMember(part, 'valueMarkdown', linkId);
    } else refuse(linkId, 'malformed', 'translation');
  }
  if (language === undefined || content === undefined || !languageTag.test(language)) {
    return refuse(linkId, 'malformed', 'translation');
  }
  return [language, content];
}

/** A rendering may dress the text up; one that says something else would be silently dropped, so it is refused. */
function refuseOtherWords(
  extensions: ReadonlyMap<string, readonly FhirElement[]>,
  plain: string,
  linkId: string,
): void {
  const [markdown] = extensions.get(renderingMarkdownUrl) ?? [];
  const [xhtml] = extensions.get(renderingXhtmlUrl) ?? [];
  const renderings = [
    markdown && stringMember(markdown, 'valueMarkdown', linkId),
    xhtml && stringMember(xhtml, 'valueString', linkId)?.replace(/<[^>]*>/g, ' '),
  ];
  for (const rendering of renderings) {
    if (rendering !== undefined && wordsOf(rendering) !== wordsOf(plain)) {
      refuse(linkId, 'rendering-says-something-else');
    }
  }
}

function wordsOf(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
