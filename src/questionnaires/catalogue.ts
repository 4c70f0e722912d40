// Every published questionnaire, oldest version first. Each is loaded as a chunk of its own, and raw:
// the importer compares the content hash and gives the JSON to core's readQuestionnaire.
import publishedHashes from './publishedHashes.json' with { type: 'json' };

export interface CatalogueEntry {
  /** `urn:uuid:…`, the same for every version. */
  readonly url: string;
  readonly version: string;
  /** SHA-512 of the UTF-8 of `JSON.stringify(parsed)`, base64url without padding. */
  readonly hash: string;
  readonly load: () => Promise<unknown>;
}

export const catalogue: readonly CatalogueEntry[] = [
  {
    url: 'urn:uuid:3b28fa45-6b06-4f76-aeb0-d6f27bc7f666',
    version: '1.0.0',
    hash: publishedHashes['urn:uuid:3b28fa45-6b06-4f76-aeb0-d6f27bc7f666|1.0.0'],
    load: async () => (await import('./kast-self-rating-1.0.0.json', { with: { type: 'json' } })).default,
  },
  {
    url: 'urn:uuid:3b28fa45-6b06-4f76-aeb0-d6f27bc7f666',
    version: '1.1.0',
    hash: publishedHashes['urn:uuid:3b28fa45-6b06-4f76-aeb0-d6f27bc7f666|1.1.0'],
    load: async () => (await import('./kast-self-rating-1.1.0.json', { with: { type: 'json' } })).default,
  },
];

export function catalogueEntry(url: string, version: string): CatalogueEntry | undefined {
  return catalogue.find((entry) => entry.url === url && entry.version === version);
}

/** The newest version of each questionnaire: what a clinic that is set up now begins with. */
export const newestVersions: readonly CatalogueEntry[] = catalogue.filter(
  ({ url }, index) => !catalogue.slice(index + 1).some((later) => later.url === url),
);
