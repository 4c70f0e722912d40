import { questionByLinkId, sectionOf } from '../../core/questionnaire.ts';
import { type ReviewRow, reviewRows } from '../../core/reviewRows.ts';
import type { Text } from '../../core/text.ts';
import { Heading } from '../../ui/Heading.tsx';
import { SummaryList } from '../../ui/SummaryList.tsx';
import { shownText } from '../../ui/shownText.ts';
import { type Translate, useLanguage } from '../../ui/useLanguage.ts';
import type { Filling } from '../journey.ts';
import { useAfterTouch } from '../useAfterTouch.ts';

export interface AnswerSummaryProps {
  readonly filling: Filling;
  /** Without it the list is to read only. */
  readonly onChange?: (linkId: string) => void;
  readonly returnedTo?: string | undefined;
  /** Of the sections' headings. */
  readonly level?: 2 | 3;
}

/** A row is at least as high as its button, on a narrow page with the question above it. */
const leastRowPx = { narrow: 96, wide: 64 };
const wideFromPx = 768;
/** The page's header and heading. */
const leastAbovePx = 192;

/**
 * Every question that applies with its answer, section by section, in document order. What fills the view is drawn in the touch
 * that leads here; the rest, some twenty rows that a slow phone takes a while over, right after it.
 */
export function AnswerSummary({ filling, onChange, returnedTo, level = 2 }: AnswerSummaryProps) {
  const { t, language } = useLanguage();
  const words = { yes: t('ui:question.yes'), no: t('ui:question.no') };
  // Whoever comes back to a row comes to all of them.
  const isWhole = useAfterTouch(returnedTo !== undefined);
  const rows = reviewRows(filling.questionnaire, filling.answers, language, words);
  const sections = sectionsOf(isWhole ? rows : rows.slice(0, mostRowsInView()));
  return sections.map(({ title, rows }) => (
    <section key={rows[0]?.linkId}>
      {title !== undefined && (
        <Heading level={level} lang={languagesOf(rows[0]).section}>
          {title}
        </Heading>
      )}
      <SummaryList
        rows={rows.map((row) => ({
          id: row.linkId,
          question: row.question,
          lang: languagesOf(row).question,
          answersLang: row.state === 'answered' ? languagesOf(row).options : undefined,
          answers: answersShown(row, t),
          quiet: row.state !== 'answered',
          isReturnedTo: row.linkId === returnedTo,
          ...(onChange === undefined ? {} : { onChange: () => onChange(row.linkId) }),
        }))}
      />
    </section>
  ));

  /** Undefined where the questionnaire speaks the page's language. */
  function languagesOf(row: ReviewRow | undefined) {
    const question = row && questionByLinkId(filling.questionnaire, row.linkId);
    const section = row && sectionOf(filling.questionnaire, row.linkId);
    const lang = (text: Text | undefined) => text && shownText(text, language).lang;
    return { section: lang(section?.text), question: lang(question?.text), options: lang(question?.options[0]?.text) };
  }
}

function mostRowsInView(): number {
  const rowPx = innerWidth < wideFromPx ? leastRowPx.narrow : leastRowPx.wide;
  return Math.max(1, Math.ceil((innerHeight - leastAbovePx) / rowPx));
}

interface Section {
  readonly title: string | undefined;
  readonly rows: ReviewRow[];
}

/** Neighbouring rows of one section stand together, in document order. */
function sectionsOf(rows: readonly ReviewRow[]): readonly Section[] {
  const sections: Section[] = [];
  for (const row of rows) {
    const last = sections.at(-1);
    if (last !== undefined && last.title === row.section) last.rows.push(row);
    else sections.push({ title: row.section, rows: [row] });
  }
  return sections;
}

function answersShown({ state, answers }: ReviewRow, t: Translate): readonly string[] {
  if (state === 'answered') return answers;
  return [t(state === 'declined' ? 'ui:question.decline' : 'check.skipped')];
}
