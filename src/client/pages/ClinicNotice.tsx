import type { ReactNode } from 'react';
import { type About, type NoticePart, noticeParts } from '../../core/about.ts';
import { Heading } from '../../ui/Heading.tsx';
import { inLanguage } from '../../ui/inLanguage.ts';
import { shownText } from '../../ui/shownText.ts';
import { useLanguage } from '../../ui/useLanguage.ts';

/** The clinic's own privacy notice, as its root key signed it. */
export function ClinicNotice({ about, level }: { readonly about: About; readonly level: 2 | 3 }) {
  const { t, language } = useLanguage();
  return (
    <section>
      <Heading level={level}>{t('aboutAnswers.clinicTitle', { clinic: shownText(about.name, language).text })}</Heading>
      <dl className="word-list">
        {noticeParts.map((part) => (
          <NoticeRow key={part} part={part} about={about} />
        ))}
      </dl>
    </section>
  );
}

function NoticeRow({ part, about }: { readonly part: NoticePart; readonly about: About }) {
  const { t, language } = useLanguage();
  const { text, lang } = shownText(about.notice[part], language);
  return (
    <>
      <dt>{t(`aboutAnswers.${part}`)}</dt>
      <dd {...inLanguage(lang)}>{withWholeNumbers(text)}</dd>
    </>
  );
}

const numberOrWords = /(?<number>\+?\d[\d -]{5,}\d)|.+?(?=\+?\d[\d -]{5,}\d|$)/gsu;

/** A telephone number breaks neither at its hyphen nor at its spaces, and keeps its order where words are written from right to left. */
function withWholeNumbers(text: string): readonly ReactNode[] {
  return Array.from(text.matchAll(numberOrWords), ({ 0: part, index, groups }) =>
    groups?.['number'] === undefined ? (
      part
    ) : (
      <span key={index} className="whole-number" dir="ltr">
        {part}
      </span>
    ),
  );
}
