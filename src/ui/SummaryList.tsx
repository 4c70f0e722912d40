import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { inLanguage } from './inLanguage.ts';
import { useLanguage } from './useLanguage.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface SummaryRow {
  readonly id: string;
  readonly question: string;
  /** One line each. */
  readonly answers: readonly ReactNode[];
  /** An answer that says nothing was answered (skipped, declined) is set in a quieter voice. */
  readonly quiet?: boolean;
  /** Set only where it is not the page's own. */
  readonly lang?: string | undefined;
  readonly answersLang?: string | undefined;
  readonly onChange?: () => void;
  /** One has changed this one and comes back: the page begins here (beginPage), and the answer is told with the button. */
  readonly isReturnedTo?: boolean;
}

export interface SummaryListProps {
  readonly rows: readonly SummaryRow[];
}

const returnedToId = 'returned-to';

/** Question, answer and Change, row by row. */
export function SummaryList({ rows }: SummaryListProps) {
  const { t } = useLanguage('ui');
  return (
    <dl className="summary-list">
      {rows.map(({ id, question, answers, quiet = false, lang, answersLang, onChange, isReturnedTo = false }) => (
        <div className="summary-row" key={id}>
          <dt className="summary-question" {...inLanguage(lang)}>
            {question}
          </dt>
          <dd
            className={`summary-answer${quiet ? ' summary-answer-quiet' : ''}`}
            id={isReturnedTo ? returnedToId : undefined}
            {...inLanguage(answersLang)}
          >
            {answers.map((answer, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of one answer have no other identity and never move.
              <p key={index}>
                <bdi>{answer}</bdi>
              </p>
            ))}
          </dd>
          {onChange !== undefined && (
            <dd className="summary-change">
              <Button
                variant="quiet"
                onClick={onChange}
                {...(isReturnedTo ? { describedBy: returnedToId, isReturnedTo } : {})}
              >
                {t('summary.change')} <VisuallyHidden lang={lang}>{question}</VisuallyHidden>
              </Button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
