import { occasionsIn, wideColumns } from '../../core/exportTables.ts';
import type { RandomBytes } from '../../core/random.ts';
import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { type ExportKind, type ExportSource, type ExportWish, exportSetsOf } from '../exportFiles.ts';

export interface ExportContentsProps {
  readonly sources: readonly ExportSource[];
  readonly wish: ExportWish;
  readonly kind: ExportKind;
  readonly randomBytes: RandomBytes;
}

/** What the chosen files hold and what they leave out, in plain words. */
export function ExportContents({ sources, wish, kind, randomBytes }: ExportContentsProps) {
  const { t } = useLanguage();
  const lines = kind === 'year' ? [t('exports.holds.year'), t('exports.holds.yearGroups')] : aboutPeople();
  return (
    <section className="export-contents">
      <Heading level={2}>{t('exports.contents')}</Heading>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );

  function aboutPeople(): readonly string[] {
    const sets = exportSetsOf(sources, wish, randomBytes);
    return [
      ...sets.flatMap((set) => {
        const responses = set.people.flatMap((person) => person.responses);
        const splitCount = set.variables.filter(({ isSplit }) => isSplit).length;
        return [
          t('exports.holds.people', { people: set.people.length, responses: responses.length }),
          occasionsIn(set)
            .map((occasion) => {
              const count = responses.filter((response) => response.occasion === occasion).length;
              return `${t(`occasion.${occasion}`)}: ${count}`;
            })
            .join('. '),
          t('exports.holds.columns', {
            columns: kind === 'people' ? wideColumns(set).length : set.variables.length,
            versions: set.questionnaires.map(({ version }) => version).join(', '),
          }),
          ...(splitCount > 0 ? [t('exports.holds.split', { columns: splitCount })] : []),
          ...(set.doubledCount > 0 ? [t('exports.holds.doubled', { responses: set.doubledCount })] : []),
        ];
      }),
      t('exports.holds.numbers'),
      t('exports.holds.months'),
      t('exports.holds.withheld'),
      t(wish.hasOwnWords ? 'exports.holds.words' : 'exports.holds.noWords'),
    ].filter((line) => line !== '');
  }
}
