import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

const sentences = ['device', 'sealed', 'server', 'clinic', 'gone'] as const;

/** Who can read the answers, as one picture and five sentences. Whoever changes one of them changes docs/threat-model.md first. */
export function ReadersPicture() {
  const { t } = useLanguage();
  return (
    <section>
      <Heading level={2}>{t('readers.title')}</Heading>
      <svg className="readers-picture" viewBox="0 0 360 92" role="img" aria-label={t('readers.picture')}>
        <path className="readers-way" d="M74 46H142M218 46H286" />
        <path className="readers-arrow" d="M134 40l8 6-8 6M278 40l8 6-8 6" />
        <g className="readers-open">
          <rect x="26" y="8" width="42" height="76" rx="7" />
          <path d="M35 26h24M35 38h24M35 50h16M43 75h8" />
        </g>
        <g className="readers-shut">
          <rect x="150" y="20" width="60" height="52" rx="6" />
          <path d="M152 24l28 24 28-24" />
          <circle cx="180" cy="50" r="8" />
        </g>
        <g className="readers-open">
          <path d="M294 40l23-20 23 20v44h-46z" />
          <path d="M303 48h28M303 58h28M303 68h18" />
        </g>
      </svg>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{t(`readers.${sentence}`)}</li>
        ))}
      </ul>
    </section>
  );
}
