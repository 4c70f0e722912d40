import { answersTo } from '../../core/distribution.ts';
import type { Flow } from '../../core/flow.ts';
import type { Measure } from '../../core/measure.ts';
import type { Occasion } from '../../core/occasion.ts';
import { directionOf } from '../../ui/languages.ts';
import { useLanguage } from '../../ui/useLanguage.ts';
import { answerName } from '../answerName.ts';
import { wayText } from '../wayText.ts';
import { ChoiceField } from './ChoiceField.tsx';

export interface Compared {
  readonly from: Occasion;
  readonly to: Occasion;
  /** Option of the problems' measure; empty for everybody. */
  readonly problem: string;
  /** Id of the measure whose lines are drawn. */
  readonly measure: string;
}

export interface ChangeChoicesProps {
  readonly compared: Compared;
  readonly onCompared: (compared: Compared) => void;
  readonly pairs: Flow['pairs'];
  readonly problems: Measure | undefined;
  readonly scales: readonly { readonly value: string; readonly label: string }[];
}

/** What is compared, for whom, and which question is drawn. */
export function ChangeChoices({ compared, onCompared, pairs, problems, scales }: ChangeChoicesProps) {
  const { t, language } = useLanguage();
  if (pairs.length === 0) return null;
  return (
    <div className="choices">
      <ChoiceField
        id="change-pair"
        label={t('change.choosePair')}
        value={`${compared.from} ${compared.to}`}
        options={pairs.map(({ from, to, people }) => ({
          value: `${from} ${to}`,
          label: `${wayText([t(`occasion.${from}`), t(`occasion.${to}`)], directionOf(language))} (${people})`,
        }))}
        onChange={(value) => {
          const pair = pairs.find(({ from, to }) => `${from} ${to}` === value);
          if (pair !== undefined) onCompared({ ...compared, from: pair.from, to: pair.to });
        }}
      />
      {problems !== undefined && (
        <ChoiceField
          id="change-problem"
          label={t('change.chooseProblem')}
          value={compared.problem}
          options={[
            { value: '', label: t('change.everybody') },
            ...answersTo(problems).map((answer) => ({
              value: String(answer),
              label: answerName(problems, answer, language, t),
            })),
          ]}
          onChange={(problem) => onCompared({ ...compared, problem })}
        />
      )}
      {scales.length > 0 && (
        <ChoiceField
          id="change-question"
          label={t('change.chooseQuestion')}
          value={compared.measure}
          options={scales}
          onChange={(measure) => onCompared({ ...compared, measure })}
        />
      )}
    </div>
  );
}
