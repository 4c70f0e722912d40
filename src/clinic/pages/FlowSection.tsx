import type { Flow } from '../../core/flow.ts';
import type { Occasion } from '../../core/occasion.ts';
import { Heading } from '../../ui/Heading.tsx';
import { directionOf } from '../../ui/languages.ts';
import { Table } from '../../ui/Table.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { FlowPicture } from '../pictures/FlowPicture.tsx';
import { wayText } from '../wayText.ts';
import { SmallCount } from './SmallCount.tsx';

export interface FlowSectionProps {
  readonly flow: Flow;
  /** Responses that count nowhere: two from one person at one occasion. */
  readonly doubledCount: number;
}

/** Who has what: how people went through the occasions, and how many can be compared. */
export function FlowSection({ flow, doubledCount }: FlowSectionProps) {
  const { t, language } = useLanguage();
  const way = (occasions: readonly Occasion[]) =>
    wayText(
      occasions.map((occasion) => t(`occasion.${occasion}`)),
      directionOf(language),
    );
  const held = flow.at.filter(({ people }) => people > 0);
  return (
    <section className="report-part">
      <Heading level={2}>{t('flow.heading')}</Heading>
      <p>{t('flow.people', { people: flow.people })}</p>
      {doubledCount > 0 && <p>{t('flow.doubled', { count: doubledCount })}</p>}
      {flow.people > 0 && (
        <>
          <FlowPicture flow={flow} />
          <Table
            caption={t('flow.patterns')}
            columns={[
              { id: 'pattern', header: t('flow.pattern') },
              { id: 'people', header: t('flow.count'), numeric: true },
            ]}
            rows={[
              ...flow.patterns.map(({ occasions, people }) => ({
                id: occasions.join(' '),
                header: way(occasions),
                cells: [<SmallCount key="people">{people}</SmallCount>],
              })),
              { id: 'all', header: t('flow.all'), cells: [flow.people] },
            ]}
            footnotes={[
              t('flow.atEach', {
                list: held.map(({ occasion, people }) => `${t(`flow.short.${occasion}`)} ${people}`).join(', '),
              }),
              t('tables.smallCount'),
            ]}
          />
          {flow.pairs.length > 0 && (
            <Table
              caption={t('flow.pairs')}
              columns={[
                { id: 'pair', header: t('flow.pair') },
                { id: 'people', header: t('flow.count'), numeric: true },
              ]}
              rows={flow.pairs.map(({ from, to, people }) => ({
                id: `${from} ${to}`,
                header: way([from, to]),
                cells: [<SmallCount key="people">{people}</SmallCount>],
              }))}
            />
          )}
        </>
      )}
    </section>
  );
}
