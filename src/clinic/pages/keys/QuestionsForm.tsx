import { type Question, questionsOf } from '../../../core/questionnaire.ts';
import { type Text, textIn } from '../../../core/text.ts';
import { inLanguage } from '../../../ui/inLanguage.ts';
import { shownText } from '../../../ui/shownText.ts';
import { Table } from '../../../ui/Table.tsx';
import { useLanguage } from '../../../ui/useLanguage.ts';
import type { PublishedQuestionnaire } from '../../publishedQuestionnaires.ts';
import { changesOf, type QuestionsMove } from '../../questionsMove.ts';
import { KeyActionForm, type KeyFormProps } from './KeyActionForm.tsx';

type QuestionsFormProps = KeyFormProps & {
  readonly move: QuestionsMove;
  readonly questionnaires: readonly PublishedQuestionnaire[];
  readonly onGo: (sheet: string | undefined) => void;
};

/** From one version of the questions to the next: what changes, what can still be compared, and what stays as it is. */
export function QuestionsForm({ move, questionnaires, onGo, ...form }: QuestionsFormProps) {
  const { t, language } = useLanguage();
  const { from, to, revisions } = move;
  // As the newest version words it.
  const questions = [...questionnaires]
    .reverse()
    .filter(({ questionnaire }) => questionnaire.url === move.url)
    .flatMap(({ questionnaire }) => questionsOf(questionnaire));
  const words = (item: string | undefined) => {
    const found: Question | undefined = questions.find(({ code }) => code === item);
    return found === undefined ? '' : textIn(found.text, language);
  };
  const last = revisions.at(-1);
  return (
    <KeyActionForm
      {...form}
      heading={t('keys.questions.heading')}
      submitLabel={t('keys.questions.go', { to })}
      onSubmit={onGo}
    >
      <p>{t('keys.questions.text', { from, to })}</p>
      <ul>
        <li>{t('keys.questions.codes')}</li>
        <li>{t('keys.questions.begun')}</li>
        <li>{t('keys.questions.arrived')}</li>
        <li>{t('keys.questions.noWayBack')}</li>
      </ul>
      {last === undefined ? (
        <p>{t('keys.questions.nothingDecided')}</p>
      ) : (
        <Table
          caption={t('keys.questions.changes')}
          columns={[
            { id: 'item', header: t('keys.questions.item') },
            { id: 'relation', header: t('keys.questions.relation') },
            { id: 'why', header: t('keys.questions.why') },
          ]}
          rows={changesOf(move).map(({ relation, before, after, why }) => ({
            id: `${before ?? ''} ${after ?? ''}`,
            header: words(after ?? before),
            cells: [t(`keys.questions.relationOf.${relation}`), <Reason key="why" why={why} />],
          }))}
          footnotes={[
            t('keys.questions.others'),
            t('keys.questions.decided', { by: textIn(last.decidedBy, language), day: last.decidedOn }),
          ]}
        />
      )}
    </KeyActionForm>
  );
}

/** In Swedish, and marked so, where whoever published the questions did not write it in the page's language. */
function Reason({ why }: { readonly why: Text }) {
  const { language } = useLanguage();
  const { text, lang } = shownText(why, language);
  return <span {...inLanguage(lang)}>{text}</span>;
}
