// A set-up token for each site that has no clinic yet: made at every start, printed once, kept only as a hash.
import { type Bytes, concatBytes } from '../core/bytes.ts';
import type { RandomBytes } from '../core/random.ts';
import { formatSetupToken, setupTokenHashInput, setupTokenLength } from '../core/setupRequest.ts';
import { sha512 } from './ed25519.ts';
import type { Site } from './sites.ts';
import type { Store } from './store/store.ts';

const lifeSeconds = 3600;

export interface PrintedToken {
  readonly host: string;
  /** `XXXX-XXXX-XXXX-XXXX`. Whoever has it within the hour becomes this host's clinic. */
  readonly token: string;
}

/** An earlier token of such a site is void from now on. */
export async function makeSetupTokens(
  store: Store,
  sites: readonly Site[],
  nowSeconds: number,
  randomBytes: RandomBytes,
): Promise<readonly PrintedToken[]> {
  const printed: PrintedToken[] = [];
  for (const site of sites) {
    if (await store.clinicIdOfSite(site.name)) continue;
    const token: Bytes = concatBytes(randomBytes(setupTokenLength));
    await store.putSetupToken(site.name, sha512(setupTokenHashInput(token)), nowSeconds + lifeSeconds);
    printed.push({ host: site.hosts[0] ?? site.name, token: formatSetupToken(token) });
  }
  return printed;
}
