import type { Day } from '../../core/day.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { dayInWords } from '../dayInWords.ts';
import type { Persistence } from '../persistence.ts';
import { usePersistence } from '../usePersistence.ts';

export type Place =
  /** The day of the last save, where the draft tells. */
  | { readonly at: 'device'; readonly since?: Day | undefined }
  /** The day of the sealing. */
  | { readonly at: 'waiting'; readonly since: Day }
  /** The day that the intake signed, where it is known. */
  | { readonly at: 'clinic'; readonly since?: string | undefined };

export interface AnswerPlaceProps {
  readonly place: Place;
  /** False: held by this page alone. */
  readonly isKept: boolean;
  /** A sentence on the same matter, said after it. */
  readonly more?: string;
}

/** Where the answers are, since when, and whether they may be cleared: the same words on every page that has them. */
export function AnswerPlace({ place, isKept, more }: AnswerPlaceProps) {
  const { t, language } = useLanguage();
  const [promise] = usePersistence();
  const day = 'since' in place && place.since !== undefined ? dayInWords(place.since, language) : '';
  const told = t(`place.${wordsFor(place, isKept)}`, { day });
  const words = <p>{more === undefined ? told : `${told} ${more}`}</p>;
  // Nothing more has to be watched over.
  if (place.at === 'clinic') return words;
  return (
    <Notice title={t('place.title')}>
      {words}
      {isKept && promise !== undefined && <p>{t(`device.${promiseWords[promise]}`)}</p>}
    </Notice>
  );
}

export const promiseWords = {
  promised: 'persistent',
  'not-promised': 'notPersistent',
  'not-told': 'notTold',
} as const satisfies Record<Persistence, string>;

function wordsFor(place: Place, isKept: boolean) {
  if (place.at === 'clinic') return place.since === undefined ? 'clinicUndated' : 'clinic';
  if (place.at === 'waiting') return isKept ? 'waiting' : 'waitingMemory';
  if (!isKept) return 'memory';
  return place.since === undefined ? 'device' : 'deviceSince';
}
