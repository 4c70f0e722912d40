// Which files a served file names: addresses in markup, style sheets, the web app's manifest and scripts.
// It finds what is written out. A script can put an address together; that shows as changed bytes, not here.

const namingAttributes = new Set(['src', 'href', 'xlink:href', 'data', 'poster', 'action', 'formaction']);
// Quoted in one piece and ending like a file. Not JSON: the bundler keeps the source names of locale files as plain keys.
const fileLiteral =
  /(["'`])([^\s"'`${}\\]+\.(?:js|mjs|css|wasm|html|svg|png|ico|woff2|webmanifest)(?:[?#][^\s"'`]*)?)\1/g;

/**
 * Absolute addresses without query and fragment, each once, in order of appearance. `address` is the file's own,
 * absolute; `contentType` as it was served. Other kinds of file name nothing.
 */
export function references(text: string, address: string, contentType: string): readonly string[] {
  const found = new Set<string>();
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  // Data that a script reads: what looks like an address there is a name (FHIR's are), and is never fetched.
  const isData = type === 'application/json' && new URL(address).pathname.endsWith('.json');
  for (const named of isData ? [] : namedIn(text, type)) {
    if (named.startsWith('#') || !URL.canParse(named, address)) continue;
    const target = new URL(named, address);
    if (target.protocol !== 'http:' && target.protocol !== 'https:') continue;
    target.search = '';
    target.hash = '';
    found.add(target.href);
  }
  return [...found];
}

function namedIn(text: string, contentType: string): readonly string[] {
  switch (contentType) {
    case 'text/html':
    case 'image/svg+xml':
      return [...inMarkup(text), ...inStyles(text)];
    case 'text/css':
      return inStyles(text);
    case 'application/manifest+json':
    case 'application/json':
      return literals(text, /"((?:[^"\\]|\\.)*)"/g).filter((literal) => /^(?:\/|\.\/|https?:)/.test(literal));
    case 'text/javascript':
    case 'application/javascript':
      return literals(text, fileLiteral);
    default:
      return [];
  }
}

function inMarkup(text: string): readonly string[] {
  const attributes = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
  return [...text.matchAll(/<[a-z][^>]*>/gi)]
    .flatMap(([tag]) => [...tag.matchAll(attributes)].map((attribute) => ({ tag, attribute })))
    .flatMap(({ tag, attribute: [, name = '', ...values] }) => {
      const value = values.find((candidate) => candidate !== undefined) ?? '';
      if (name.toLowerCase() === 'srcset') return candidates(value);
      return namingAttributes.has(name.toLowerCase()) && !isLinkAway(tag, value) ? [value] : [];
    });
}

/** A link that people follow to another site loads nothing here. */
function isLinkAway(tag: string, value: string): boolean {
  return /^<(?:a|area)\s/i.test(tag) && /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(value);
}

function candidates(srcset: string): readonly string[] {
  return srcset.split(',').map((candidate) => candidate.trim().split(/\s/)[0] ?? '');
}

function inStyles(text: string): readonly string[] {
  return [
    ...literals(text, /url\(\s*(["']?)([^"')]*)\1\s*\)/gi),
    ...literals(text, /@import\s+(["'])([^"']*)\1/gi),
  ].filter((literal) => !literal.startsWith('data:'));
}

/** The last group of every match. */
function literals(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => match.at(-1) ?? '').filter((literal) => literal !== '');
}
