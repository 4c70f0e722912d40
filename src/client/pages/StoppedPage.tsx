import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { dayInWords } from '../dayInWords.ts';
import type { Stop } from '../step.ts';
import { AnswerSummary } from './AnswerSummary.tsx';
import { attemptId, FailedAttempt } from './FailedAttempt.tsx';

/** Ways on from a stop. Which of them a page offers depends on the stop alone. */
export interface StoppedPageProps {
  readonly stop: Stop;
  /** With the same stop, so far, by a person's hand. */
  readonly attempts: number;
  readonly onToStart: () => void;
  readonly onToCode: () => void;
  readonly onToOccasions: () => void;
  /** The same occasion once more: opens it again, or sends it again. */
  readonly onAgain: () => void;
  readonly onStartOver: () => void;
  readonly onReload: () => void;
  readonly onDevice: () => void;
}

type Way = 'again' | 'startOver' | 'toOccasions' | 'toCode' | 'toStart' | 'reload' | 'device';

const ways: Readonly<Record<Stop['kind'], readonly Way[]>> = {
  'connect-once': ['toCode', 'toStart'],
  'other-clinic': ['toStart', 'device'],
  'code-unknown': ['toCode', 'toOccasions'],
  closed: ['toOccasions', 'toStart'],
  taken: ['toOccasions', 'toStart'],
  held: ['again', 'toStart'],
  elsewhere: ['again', 'toStart'],
  unreadable: ['startOver', 'toOccasions'],
  'unlock-failed': ['toCode', 'toStart'],
  'device-failed': ['toCode', 'toStart'],
  outdated: ['reload'],
  'questions-missing': ['toCode', 'toStart'],
};

/** A calm page for each way in which the journey can stop: what happened, what is kept, what to do. */
export function StoppedPage({ stop, attempts, ...handlers }: StoppedPageProps) {
  const { t, language } = useLanguage();
  const act: Readonly<Record<Way, () => void>> = {
    again: handlers.onAgain,
    startOver: handlers.onStartOver,
    toOccasions: handlers.onToOccasions,
    toCode: handlers.onToCode,
    toStart: handlers.onToStart,
    reload: handlers.onReload,
    device: handlers.onDevice,
  };
  const isRepeated = attempts > 1 && ways[stop.kind].includes('again');
  const values = stop.kind === 'taken' ? { day: dayInWords(stop.day, language) } : {};
  return (
    <>
      <Heading level={1} describedBy={isRepeated ? attemptId : undefined}>
        {t(`stopped.${stop.kind}.title`)}
      </Heading>
      {isRepeated && <FailedAttempt key={attempts} number={attempts} of="stopped" />}
      <p>{t(`stopped.${stop.kind}.text`, values)}</p>
      <ButtonRow>
        {ways[stop.kind].map((way, index) => (
          <Button key={way} variant={index === 0 ? 'primary' : 'secondary'} onClick={act[way]}>
            {t(`stopped.way.${way}`)}
          </Button>
        ))}
      </ButtonRow>
      {stop.kind === 'elsewhere' && stop.saved !== undefined && (
        <section aria-labelledby="saved-elsewhere">
          <Heading level={2} id="saved-elsewhere">
            {t('stopped.elsewhere.saved')}
          </Heading>
          <AnswerSummary filling={stop.saved} level={3} />
        </section>
      )}
    </>
  );
}
