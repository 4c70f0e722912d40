// From the questions that a clinic asks to the newest published ones: the plan that would be signed, and what became of every
// item on the way. Nothing here is sent; keyChanges.ts signs it.
import { fromBase64url } from '../core/base64url.ts';
import type { ItemChange, Revision } from '../core/comparability.ts';
import type { PlanEntry } from '../core/profile.ts';
import { catalogueEntry, newestVersions } from '../questionnaires/catalogue.ts';
import { comparability } from '../questionnaires/comparability.ts';

export interface QuestionsMove {
  readonly url: string;
  readonly from: string;
  readonly to: string;
  /** From one version to the next, oldest first. Empty when nobody has decided what can be compared. */
  readonly revisions: readonly Revision[];
  /** Newest first: a client asks the first that it knows, so a page that was not updated yet goes on with the earlier ones. */
  readonly plan: readonly PlanEntry[];
}

const mostEntries = 16;

/** Undefined when the newest versions are what is asked already. */
export function questionsMove(plan: readonly PlanEntry[]): QuestionsMove | undefined {
  for (const { url, version: to, hash } of newestVersions) {
    const asked = plan.find((entry) => entry.url === url);
    // A version that this build does not know is a later one: a site that was put back must not lead a clinic back.
    if (asked === undefined || asked.version === to || catalogueEntry(url, asked.version) === undefined) continue;
    const newest: PlanEntry = { url, version: to, sha512: fromBase64url(hash), occasions: asked.occasions };
    const earlier = plan.filter((entry) => entry.url !== url || entry.version !== to);
    return {
      url,
      from: asked.version,
      to,
      revisions: revisionsBetween(url, asked.version, to),
      plan: [newest, ...earlier].slice(0, mostEntries),
    };
  }
  return undefined;
}

/** In the order in which they were made. */
export function changesOf({ revisions }: QuestionsMove): readonly ItemChange[] {
  return revisions.flatMap(({ changed }) => changed);
}

function revisionsBetween(url: string, from: string, to: string): readonly Revision[] {
  const last = comparability.find((revision) => revision.url === url && revision.to === to);
  if (last === undefined) return [];
  if (last.from === from) return [last];
  const before = revisionsBetween(url, from, last.from);
  return before.length === 0 ? [] : [...before, last];
}
