// From a typed code to a session: the clinic's profile, the slow derivation in the background, the questionnaires of the plan.
import { toBase64url } from '../core/base64url.ts';
import { type Code, codeData } from '../core/code.ts';
import { isOccasion } from '../core/occasion.ts';
import type { PlanEntry, Profile } from '../core/profile.ts';
import { sealCell } from '../crypto/cell.ts';
import type { DerivedKeys, SlotName } from './derivedKeys.ts';
import type { Derivation } from './deriveInWorker.ts';
import type { Device } from './device.ts';
import { type ProfileNews, refreshProfile, storedProfile } from './profileStore.ts';
import { type FetchQuestions, loadQuestions, publishedHash } from './questions.ts';
import { type Choice, Session } from './session.ts';
import type { Stop } from './step.ts';

export type Unlocking =
  | { readonly outcome: 'unlocked'; readonly session: Session }
  | { readonly outcome: 'stopped'; readonly stop: Stop };

export interface UnlockWatch {
  readonly onProgress: (fraction: number) => void;
  /** Gets what ends the derivation at once. */
  readonly onDerivation: (derivation: Derivation) => void;
}

// A slow network must not hold up a device that already knows its clinic.
const refreshPatienceMs = 3_000;

export async function unlock(device: Device, code: Code, watch: UnlockWatch): Promise<Unlocking> {
  const stored = await storedProfile(device);
  const refreshing = refreshProfile(device);
  const known = stored ?? profileIn(await refreshing);
  if (known === undefined)
    return stopped((await refreshing).state === 'other-clinic' ? 'other-clinic' : 'connect-once');
  // Read while the keys are derived, which then include those of every slot.
  const knownChoices = choicesOf(device, known);
  void knownChoices.then(rehearseSealing);
  const derived = await derive(device, code, known.salt, watch, slotsOf(knownChoices));
  if (derived === undefined) return stopped('unlock-failed');
  const news = await Promise.race([refreshing, afterPatience(known)]);
  const profile = profileIn(news) ?? known;
  const choices = await (profile.seq === known.seq ? knownChoices : choicesOf(device, profile));
  const session = new Session(profile, choices, derived, codeData(code));
  if (news.state !== 'other-clinic' && choices.length > 0) return { outcome: 'unlocked', session };
  session.wipe();
  return stopped(news.state === 'other-clinic' ? 'other-clinic' : 'questions-missing');
}

/** The browser makes code quick when it has run: sealing does that here, while the person waits anyway, and not at the first choice. */
function rehearseSealing(): void {
  sealCell('', new Uint8Array(32), new Uint8Array(24));
}

/** Looks for a newer profile before a form is sealed, and waits for it no longer than a slow network deserves. */
export async function renewed(device: Device, session: Session): Promise<void> {
  const news = await Promise.race([refreshProfile(device), afterPatience(session.profile)]);
  if (news.state === 'known') session.renew(news.profile);
}

async function derive(
  device: Device,
  code: Code,
  salt: Uint8Array,
  watch: UnlockWatch,
  slots: Promise<readonly SlotName[]>,
): Promise<DerivedKeys | undefined> {
  try {
    const derivation = device.derive(codeData(code), salt, watch.onProgress, slots);
    watch.onDerivation(derivation);
    return await derivation.keys;
  } catch {
    return undefined;
  }
}

/** One choice for each occasion: the first entry of the plan that offers it and that this build holds. */
async function choicesOf({ fetchQuestions }: Device, { plan }: Profile): Promise<readonly Choice[]> {
  const choices = new Map<string, Choice>();
  for (const planEntry of plan) {
    const questionnaire = await loadPlanned(fetchQuestions, planEntry);
    if (questionnaire === undefined) continue;
    for (const occasion of planEntry.occasions) {
      if (isOccasion(occasion) && !choices.has(occasion)) choices.set(occasion, { occasion, planEntry, questionnaire });
    }
  }
  return [...choices.values()];
}

async function slotsOf(choices: Promise<readonly Choice[]>): Promise<readonly SlotName[]> {
  return (await choices).map(({ occasion, questionnaire }) => ({ instr: questionnaire.id, occasion }));
}

/** Only if what the clinic planned is, byte for byte, what this build holds. */
async function loadPlanned(fetchQuestions: FetchQuestions, { url, version, sha512 }: PlanEntry) {
  const isHeld = toBase64url(sha512) === publishedHash({ url, version });
  return isHeld ? loadQuestions(fetchQuestions, { url, version }) : undefined;
}

function profileIn(news: ProfileNews): Profile | undefined {
  return news.state === 'known' ? news.profile : undefined;
}

function afterPatience(profile: Profile): Promise<ProfileNews> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ state: 'known', profile }), refreshPatienceMs);
  });
}

function stopped(kind: 'connect-once' | 'other-clinic' | 'unlock-failed' | 'questions-missing'): Unlocking {
  return { outcome: 'stopped', stop: { kind } };
}
