// Opens fetched envelopes one by one and says of each whether it counts, needs a look, or cannot be read.
// Runs in the worker. Whatever one envelope holds, the others are opened.
import { type Answer, type Answers, parseAnswers, valueIn } from '../core/answers.ts';
import { toBase64url } from '../core/base64url.ts';
import { type Bytes, equalBytes } from '../core/bytes.ts';
import { receiptReference } from '../core/code.ts';
import type { Day } from '../core/day.ts';
import { occasionLinkId } from '../core/occasion.ts';
import { Problem } from '../core/problem.ts';
import type { Language } from '../core/text.ts';
import {
  type KnownSlot,
  type Opened,
  type OpeningRefusal,
  openEnvelope,
  openEnvelopeWith,
} from '../crypto/envelopeOpening.ts';
import type { PlatformCrypto } from '../crypto/platformCrypto.ts';
import { boxKeyPair, type KeyPair, wipe } from '../crypto/primitives.ts';
import { type PublishedQuestionnaire, publishedQuestionnaires } from './publishedQuestionnaires.ts';
import { webCrypto } from './webCrypto.ts';

export interface FetchedEnvelope {
  readonly bytes: Bytes;
  /** What the registry says of the slot under which the intake keeps it; undefined when it knows no such slot. */
  readonly slot: KnownSlot | undefined;
  /** As the intake listed it: 32 bytes each. */
  readonly slotPublicKey: Bytes;
  readonly digest: Bytes;
}

export interface MailTask {
  readonly clinicId: Bytes;
  /** X25519 secrets of the daily keys, new and old. */
  readonly dailySecrets: readonly Bytes[];
  readonly envelopes: readonly FetchedEnvelope[];
}

/** Why a response is set aside. Each is a locale key below `reason`. */
export type MailReason =
  | OpeningRefusal
  | 'digest'
  | 'questionnaire'
  | 'answers'
  | 'copy'
  | 'missing'
  | 'replaced'
  | 'aside'
  | 'erased'
  | 'purged';

interface OpeningBase {
  /** Base64url of the slot under which the intake keeps it. */
  readonly slot: string;
  /** `XXXX-XXXX` of the digest that the intake lists. */
  readonly reference: string;
}

export type MailOpening =
  | (OpeningBase & { readonly kind: 'look' | 'unreadable'; readonly reason: MailReason })
  | (OpeningBase & {
      readonly kind: 'accepted';
      /** Which published questionnaire, by its content hash. */
      readonly questionnaireHash: string;
      readonly answers: readonly Answer[];
      readonly language: Language;
      readonly doneOn: Day;
      readonly responseId: string;
    });

/** A person can do something about these, or has to judge them; the rest is damage or forgery. */
const toLookAt: readonly MailReason[] = [
  'unknown-slot',
  'not-handed-out',
  'revoked',
  'occasion',
  'questionnaire',
  'answers',
];

/** Read once a worker: checking them costs more than opening a batch. */
let published: ReturnType<typeof publishedQuestionnaires> | undefined;

export async function openMail(
  task: MailTask,
  onProgress: (fraction: number) => void,
): Promise<readonly MailOpening[]> {
  published ??= publishedQuestionnaires();
  const known = await published;
  const boxKeys = task.dailySecrets.map(boxKeyPair);
  try {
    return await openAll(task, boxKeys, known, onProgress);
  } finally {
    for (const { secretKey } of boxKeys) wipe(secretKey);
  }
}

async function openAll(
  task: MailTask,
  boxKeys: readonly KeyPair[],
  known: readonly PublishedQuestionnaire[],
  onProgress: (fraction: number) => void,
): Promise<readonly MailOpening[]> {
  const platform = await webCrypto();
  const openings: MailOpening[] = [];
  // A few at once: the browser's own primitives work beside each other.
  for (let start = 0; start < task.envelopes.length; start += atOnce) {
    const few = task.envelopes.slice(start, start + atOnce);
    openings.push(
      ...(await Promise.all(few.map((fetched) => openOne(fetched, task.clinicId, boxKeys, known, platform)))),
    );
    onProgress(openings.length / task.envelopes.length);
  }
  return openings;
}

const atOnce = 8;

async function openOne(
  fetched: FetchedEnvelope,
  clinicId: Bytes,
  boxKeys: readonly KeyPair[],
  published: readonly PublishedQuestionnaire[],
  platform: PlatformCrypto | undefined,
): Promise<MailOpening> {
  const slot = toBase64url(fetched.slotPublicKey);
  const base = { slot, reference: receiptReference(fetched.digest) };
  const setAside = (reason: MailReason): MailOpening => ({
    ...base,
    kind: toLookAt.includes(reason) ? 'look' : 'unreadable',
    reason,
  });
  // The intake may hand out one envelope under another's name.
  let isOther = false;
  const slots = (slotPublicKey: Bytes) => {
    isOther = !equalBytes(slotPublicKey, fetched.slotPublicKey);
    return isOther ? undefined : fetched.slot;
  };
  const context = { clinicId, slots, boxKeys };
  const opened =
    platform === undefined
      ? openEnvelope(fetched.bytes, context)
      : await openEnvelopeWith(fetched.bytes, context, platform);
  if (isOther) return setAside('slot');
  if (!opened.ok) return setAside(opened.reason);
  if (toBase64url(opened.digest) !== toBase64url(fetched.digest)) return setAside('digest');
  const { payload } = opened;
  const found = published.find(({ questionnaire, hash }) => {
    const { id, ver, sha } = payload.questionnaire;
    return questionnaire.id === id && questionnaire.version === ver && hash === sha;
  });
  if (found === undefined) return setAside('questionnaire');
  const answers = answersOf(opened, found);
  if (answers === undefined) return setAside('answers');
  const { lang: language, done: doneOn, rid: responseId } = payload;
  return {
    ...base,
    kind: 'accepted',
    questionnaireHash: found.hash,
    answers: [...answers.values()],
    language,
    doneOn,
    responseId,
  };
}

/** Undefined unless every answer fits its question and the hidden occasion says what the envelope says. */
function answersOf({ payload }: Opened, { questionnaire }: PublishedQuestionnaire): Answers | undefined {
  try {
    const answers = parseAnswers(payload.answers, questionnaire);
    const occasion = answers.has(occasionLinkId) ? valueIn(answers, occasionLinkId) : payload.occasion;
    return occasion === payload.occasion ? answers : undefined;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
