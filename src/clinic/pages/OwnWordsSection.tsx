import { occasions } from '../../core/occasion.ts';
import { textsTogether } from '../../core/textsTogether.ts';
import { countingRules } from '../../questionnaires/countingRules.ts';
import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { CountedClinic } from '../countedClinic.ts';
import { measureName } from '../measureName.ts';

export interface OwnWordsSectionProps {
  readonly counted: CountedClinic;
}

/** What clients wrote, for several together: in the order of the alphabet, without slip, day or language. */
export function OwnWordsSection({ counted }: OwnWordsSectionProps) {
  const { t, language } = useLanguage();
  const { measures } = counted;
  const together = measures.filter(
    ({ item, question }) => question.type === 'text' && countingRules.shownTogether.items.includes(item),
  );
  const blocks = together.flatMap((measure) =>
    occasions.map((occasion) => ({ measure, occasion, ...textsTogether(measure, occasion, counted, countingRules) })),
  );
  const written = blocks.filter(({ texts, waiting }) => texts !== undefined || waiting > 0);
  if (written.length === 0) return null;
  return (
    <section className="report-part">
      <Heading level={2}>{t('tables.ownWords')}</Heading>
      <p>{t('tables.ownWordsNote', { fewest: countingRules.shownTogether.fewestPeople })}</p>
      {written.map(({ measure, occasion, texts, waiting }) => (
        <div key={`${measure.id} ${occasion}`}>
          <Heading level={3}>
            {measureName(measure, measures, language, t)} {t(`occasion.${occasion}`)}
          </Heading>
          {texts !== undefined && (
            <ul className="own-words">
              {texts.map((text, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two people may have written the same
                <li key={index}>
                  <bdi>{text}</bdi>
                </li>
              ))}
            </ul>
          )}
          {waiting > 0 && <p>{t(texts === undefined ? 'tables.ownWordsFew' : 'tables.ownWordsWaiting')}</p>}
        </div>
      ))}
    </section>
  );
}
