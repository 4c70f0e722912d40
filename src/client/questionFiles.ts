// The published questionnaires as the build lays them beside the page: as data. As scripts a browser would keep each of them twice,
// compiled and as what it makes. Which of them is to be believed is for questions.ts to say.
import selfRating100 from '../questionnaires/kast-self-rating-1.0.0.json?url';
import selfRating110 from '../questionnaires/kast-self-rating-1.1.0.json?url';
import type publishedHashes from '../questionnaires/publishedHashes.json';
import type { FetchQuestions } from './questions.ts';

// Oldest first. Every pinned version has to be here.
const addresses: Readonly<Record<keyof typeof publishedHashes, string>> = {
  'urn:uuid:3b28fa45-6b06-4f76-aeb0-d6f27bc7f666|1.0.0': selfRating100,
  'urn:uuid:3b28fa45-6b06-4f76-aeb0-d6f27bc7f666|1.1.0': selfRating110,
};

const addressOf: ReadonlyMap<string, string> = new Map(Object.entries(addresses));
/** The last of each url. */
const newest = [...new Map([...addressOf].map(([name, address]) => [name.split('|')[0], address])).values()];
const held = new Map<string, Uint8Array<ArrayBuffer>>();

/** Keeps the bytes of every newest version until they are asked for, so that whoever has begun needs no network for them. */
export async function holdNewestQuestions(): Promise<void> {
  await Promise.all(
    newest.map(async (address) => {
      held.set(address, await bytesAt(address));
    }),
  );
}

export const fetchQuestions: FetchQuestions = async ({ url, version }) => {
  const address = addressOf.get(`${url}|${version}`);
  if (address === undefined) throw new Error('not in this build');
  const bytes = held.get(address) ?? (await bytesAt(address));
  // They are wanted once; and should they be something else, the next to ask gets them anew.
  held.delete(address);
  return bytes;
};

async function bytesAt(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error('not there');
  return new Uint8Array(await answer.arrayBuffer());
}
