import type { Day } from '../../../core/day.ts';
import type { Colleague } from '../../../core/staffState.ts';
import { Button } from '../../../ui/Button.tsx';
import { ButtonRow } from '../../../ui/ButtonRow.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Table } from '../../../ui/Table.tsx';
import { useLanguage } from '../../../ui/useLanguage.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { wholeParts } from '../../../ui/wholeParts.tsx';
import type { QuestionsMove } from '../../questionsMove.ts';
import { shownFileName } from '../../shownFileName.ts';

/** Whoever has lost something looks for it first. */
export const keyActions = ['loss', 'drill', 'daily', 'colleague', 'passphrase', 'texts', 'questions'] as const;

export type KeyAction = (typeof keyActions)[number];

export interface KeysPageProps {
  /** What was just done, in words. */
  readonly done: string | undefined;
  readonly colleagues: readonly Colleague[];
  /** Reader key of the file that is open. */
  readonly own: string;
  readonly dailySince: Day | undefined;
  readonly drilledOn: Day | undefined;
  /** More than a year ago, or never. */
  readonly isDrillDue: boolean;
  readonly hasSeed: boolean;
  /** To newer questions, where there are any. */
  readonly move: QuestionsMove | undefined;
  readonly onAction: (action: KeyAction) => void;
  readonly onLeave: (reader: string) => void;
}

export function KeysPage(props: KeysPageProps) {
  const { colleagues, own, drilledOn, onAction, onLeave } = props;
  const { t } = useLanguage();
  return (
    <>
      <Heading level={1}>{t('keys.heading')}</Heading>
      {props.done !== undefined && (
        <Notice kind="success" announce>
          <p>{props.done}</p>
        </Notice>
      )}
      <p>{t('keys.intro')}</p>
      <p>{t(props.hasSeed ? 'keys.withSeed' : 'keys.withoutSeed')}</p>
      {props.isDrillDue && (
        <Notice kind="warning">
          <p>{wholeParts(drilledOn === undefined ? t('keys.neverDrilled') : t('keys.drillDue', { day: drilledOn }))}</p>
        </Notice>
      )}
      <ul>
        {props.dailySince !== undefined && <li>{wholeParts(t('keys.dailySince', { day: props.dailySince }))}</li>}
        {drilledOn !== undefined && <li>{wholeParts(t('keys.drilledOn', { day: drilledOn }))}</li>}
      </ul>
      <Table
        caption={t('keys.files')}
        columns={[
          { id: 'name', header: t('keys.name') },
          { id: 'since', header: t('keys.since') },
          { id: 'action', header: t('keys.action') },
        ]}
        rows={
          colleagues.length === 0
            ? // Nothing was ever changed: the first file is alone, and in no record.
              [{ id: own, header: t('keys.own', { name: t('keys.firstName') }), cells: [props.dailySince ?? '–', ''] }]
            : colleagues.map(({ name: kept, reader, since }) => {
                const name = shownFileName(kept, t);
                return {
                  id: reader,
                  header: reader === own ? t('keys.own', { name }) : <bdi translate="no">{name}</bdi>,
                  cells: [
                    since,
                    reader === own ? (
                      ''
                    ) : (
                      <Button key="leave" variant="quiet" onClick={() => onLeave(reader)}>
                        <span aria-hidden="true">{t('keys.leave.open')}</span>
                        <VisuallyHidden>{t('keys.leave.openFull', { name })}</VisuallyHidden>
                      </Button>
                    ),
                  ],
                };
              })
        }
        footnotes={[t('keys.filesNote')]}
      />
      {keyActions.map((action) => (
        <section key={action} className="key-action">
          <Heading level={2}>{t(`keys.${action}.heading`)}</Heading>
          <p>{t(`keys.${action}.about`)}</p>
          {action === 'questions' && props.move === undefined ? (
            <p>{t('keys.questions.newest')}</p>
          ) : (
            <ButtonRow>
              <Button variant="secondary" onClick={() => onAction(action)}>
                {t(`keys.${action}.open`)}
              </Button>
            </ButtonRow>
          )}
        </section>
      ))}
    </>
  );
}
