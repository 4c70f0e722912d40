import type { About, SupportLine } from '../../core/about.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { inLanguage } from '../../ui/inLanguage.ts';
import { shownText } from '../../ui/shownText.ts';
import { useLanguage } from '../../ui/useLanguage.ts';

export interface SupportPageProps {
  /** The clinic's own lines, known once a code is open. */
  readonly about: About | undefined;
  readonly onClose: () => void;
}

/** Someone to talk to, in reach of every page. 112 and 1177 are always there, also without network and before a code. */
export function SupportPage({ about, onClose }: SupportPageProps) {
  const { t } = useLanguage();
  return (
    <>
      <Heading level={1}>{t('support.title')}</Heading>
      <p>{t('support.lead')}</p>
      <Line level={2} name="112" words={t('support.emergency')} phone="112" />
      <Line level={2} name="1177" words={t('support.advice')} phone="1177" />
      {about !== undefined && about.support.length > 0 && (
        <section>
          <Heading level={2}>{t('support.fromClinic')}</Heading>
          {about.support.map((line) => (
            <ClinicLine key={line.phone} line={line} />
          ))}
        </section>
      )}
      <ButtonRow>
        <Button variant="quiet" onClick={onClose}>
          {t('support.return')}
        </Button>
      </ButtonRow>
    </>
  );
}

function ClinicLine({ line }: { readonly line: SupportLine }) {
  const { language } = useLanguage();
  const name = shownText(line.name, language);
  const hours = line.hours === undefined ? undefined : shownText(line.hours, language);
  return (
    <Line level={3} name={name.text} lang={name.lang} words={hours?.text} wordsLang={hours?.lang} phone={line.phone} />
  );
}

interface LineProps {
  readonly level: 2 | 3;
  readonly name: string;
  readonly lang?: string | undefined;
  readonly words: string | undefined;
  readonly wordsLang?: string | undefined;
  readonly phone: string;
}

function Line({ level, name, lang, words, wordsLang, phone }: LineProps) {
  const { t } = useLanguage();
  return (
    <div className="support-line">
      <Heading level={level} size="small" lang={lang}>
        {name}
      </Heading>
      {words !== undefined && <p {...inLanguage(wordsLang)}>{words}</p>}
      <ButtonLink variant="secondary" href={`tel:${phone.replace(/[^+0-9]/g, '')}`}>
        {t('support.call', { phone })}
      </ButtonLink>
    </div>
  );
}
