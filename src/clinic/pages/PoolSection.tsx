import { useState } from 'react';
import { type Aggregate, aggregateFindings } from '../../core/aggregate.ts';
import { parseAggregate } from '../../core/aggregateFile.ts';
import type { Day } from '../../core/day.ts';
import { poolAggregates } from '../../core/poolAggregates.ts';
import { Problem } from '../../core/problem.ts';
import { Field } from '../../ui/Field.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Table } from '../../ui/Table.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { yearSets } from '../exportFiles.ts';

export interface PoolSectionProps {
  readonly today: Day;
}

interface ReadFile {
  readonly name: string;
  /** Undefined when it was refused. */
  readonly aggregate: Aggregate | undefined;
}

/** Files from several clinics, added up. Nothing is kept: choosing other files begins anew. */
export function PoolSection({ today }: PoolSectionProps) {
  const { t } = useLanguage();
  const [files, setFiles] = useState<readonly ReadFile[]>([]);
  const accepted = files.flatMap(({ aggregate }) => aggregate ?? []);
  const refused = files.filter(({ aggregate }) => aggregate === undefined);
  const pooled = poolAggregates(accepted);
  const read = async (chosen: readonly File[]) => {
    setFiles(
      await Promise.all(chosen.map(async (file) => ({ name: file.name, aggregate: await readOne(file, today) }))),
    );
  };
  return (
    <section>
      <Heading level={2}>{t('exports.pool.heading')}</Heading>
      <p>{t('exports.pool.intro')}</p>
      <Field id="pool-files" label={t('exports.pool.files')}>
        <input
          className="input file-input"
          id="pool-files"
          type="file"
          multiple
          accept=".json,application/json"
          onChange={(event) => void read([...(event.target.files ?? [])])}
        />
      </Field>
      {refused.length > 0 && (
        <Notice kind="error" announce title={t('exports.pool.refused')}>
          <p>{refused.map(({ name }) => name).join(', ')}</p>
        </Notice>
      )}
      {!pooled.ok && (
        <Notice kind="error" announce>
          <p>{t('exports.pool.twice')}</p>
        </Notice>
      )}
      {refused.length === 0 && pooled.ok && accepted.length > 0 && (
        <>
          <p role="status">
            {t('exports.pool.sum', {
              files: accepted.length,
              clinics: new Set(accepted.map(({ clinic }) => clinic)).size,
              years: [...new Set(accepted.map(({ year }) => year))].sort().join(', '),
            })}
          </p>
          {pooled.tables.map(({ id, group, rows }) => {
            const set = yearSets.find((one) => one.id === id);
            return (
              <Table
                key={`${id} ${group}`}
                caption={`${set === undefined ? id : t(`report.title.${id}`)} – ${t(`exports.pool.${group}`)}`}
                columns={[
                  { id: 'row', header: t('tables.row') },
                  ...aggregateFindings.map((finding) => ({
                    id: finding,
                    header: t(`tables.${finding}`),
                    numeric: true,
                  })),
                  { id: 'hidden', header: t('exports.pool.hidden'), numeric: true },
                ]}
                rows={rows.map((row) => {
                  return {
                    id: row.id,
                    header: set === undefined ? row.id : t(`report.row.${set.occasion}.${row.id}`),
                    cells: [...(row.shown === 0 ? aggregateFindings.map(() => '–') : row.counts), row.hidden],
                  };
                })}
                footnotes={[t('exports.pool.note')]}
              />
            );
          })}
        </>
      )}
    </section>
  );
}

async function readOne(file: File, today: Day): Promise<Aggregate | undefined> {
  try {
    return parseAggregate(await file.text(), yearSets, today);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
