import type { Measure } from '../../core/measure.ts';
import type { Trajectory } from '../../core/trajectory.ts';
import { Table } from '../../ui/Table.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { answerName } from '../answerName.ts';

export interface PeopleTableProps {
  readonly measure: Measure;
  readonly trajectory: Trajectory;
}

/** One question over all occasions, a row a person and the middle answer last. Shown, never printed with the report. */
export function PeopleTable({ measure, trajectory }: PeopleTableProps) {
  const { t, language } = useLanguage();
  const { occasions, people, medians } = trajectory;
  const name = (ordinal: number | undefined) => {
    const option = measure.question.options.find((candidate) => candidate.ordinal === ordinal);
    return ordinal === undefined || option === undefined ? '–' : answerName(measure, option.code, language, t);
  };
  return (
    <Table
      caption={t('change.people')}
      columns={[
        { id: 'serial', header: t('mail.serial') },
        ...occasions.map((occasion) => ({ id: occasion, header: t(`flow.short.${occasion}`) })),
      ]}
      rows={[
        ...people.map(({ pseudonym, readings, ordinals }) => ({
          id: pseudonym,
          header: <span className="serial">{pseudonym}</span>,
          cells: readings.map((reading, index) => {
            if (reading === undefined) return '–';
            return reading.state === 'answered' ? name(ordinals[index]) : t(`tables.${reading.state}`);
          }),
        })),
        { id: 'median', header: t('change.median'), cells: medians.map(name) },
      ]}
      footnotes={[t('change.peopleNote')]}
    />
  );
}
