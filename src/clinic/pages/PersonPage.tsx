import { useState } from 'react';
import type { Day } from '../../core/day.ts';
import type { Occasion } from '../../core/occasion.ts';
import { Button } from '../../ui/Button.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Working } from '../../ui/Working.tsx';
import { wholeParts } from '../../ui/wholeParts.tsx';
import type { PersonView } from '../personView.ts';
import { EndForm } from './EndForm.tsx';
import { EraseForm } from './EraseForm.tsx';
import { MoveForm } from './MoveForm.tsx';
import { PersonFacts } from './PersonFacts.tsx';
import { PersonOccasions } from './PersonOccasions.tsx';
import { ReplaceForm } from './ReplaceForm.tsx';

export interface PersonPageProps {
  readonly view: PersonView;
  readonly today: Day;
  readonly working: boolean;
  readonly failure: string | undefined;
  /** What was just done. */
  readonly said: string;
  readonly onBack: () => void;
  readonly onResponse: (slot: string) => void;
  readonly onHandOut: () => Promise<boolean>;
  readonly onEnd: (on: Day) => Promise<boolean>;
  readonly onReplace: (by: string) => Promise<boolean>;
  readonly onRevoke: () => Promise<boolean>;
  readonly onMove: (slot: string, to: Occasion, because: string) => Promise<boolean>;
  readonly onErase: () => Promise<boolean>;
}

/** One person, known by a number: what has arrived, what is awaited, and what may be done. */
export function PersonPage(props: PersonPageProps) {
  const { view, today, working, failure, said } = props;
  const { t } = useLanguage();
  const [moving, setMoving] = useState<string>();
  const { person, rows } = view;
  const { current } = person;
  const isErased = person.erasedOn !== undefined;
  const isInUse = person.handedOutOn !== undefined && current.revokedOn === undefined && !isErased;
  const movable = rows?.flatMap(({ arrived }) => arrived).find(({ slot }) => slot === moving);
  return (
    <>
      <Heading level={1}>{t('person.title', { serial: current.serial })}</Heading>
      {failure !== undefined && (
        <Notice kind="error" announce>
          <p>{failure}</p>
        </Notice>
      )}
      {said !== '' && (
        <Notice kind="success">
          <p>{wholeParts(said)}</p>
        </Notice>
      )}
      <LiveRegion message={said} onceFor={`${person.pseudonym} ${said}`} />
      {working && <Working text={t('person.working')} />}
      <PersonFacts view={view} />
      {person.handedOutOn === undefined && current.revokedOn === undefined && !isErased && (
        <p>
          <Button working={working} onClick={() => void props.onHandOut()}>
            {t('codes.handOut')}
          </Button>
        </p>
      )}
      <PersonOccasions view={view} onResponse={props.onResponse} onMove={isErased ? undefined : setMoving} />
      {movable !== undefined && (
        <MoveForm
          key={movable.slot}
          response={movable}
          taken={rows?.filter(({ arrived }) => arrived.length > 0).map(({ occasion }) => occasion) ?? []}
          working={working}
          onMove={async (to, because) => {
            if (await props.onMove(movable.slot, to, because)) setMoving(undefined);
          }}
          onCancel={() => setMoving(undefined)}
        />
      )}
      {isInUse && <EndForm today={today} endedOn={person.endedOn} working={working} onEnd={props.onEnd} />}
      {!isErased && current.revokedOn === undefined && (
        <ReplaceForm
          serial={current.serial}
          fresh={view.fresh}
          isHandedOut={person.handedOutOn !== undefined}
          working={working}
          onReplace={props.onReplace}
          onRevoke={props.onRevoke}
        />
      )}
      <EraseForm
        serial={current.serial}
        isUnfinished={isErased && view.setAside.length > 0}
        isErased={isErased}
        working={working}
        onErase={props.onErase}
      />
      <div className="person-form">
        <Button variant="secondary" onClick={props.onBack}>
          {t('person.back')}
        </Button>
      </div>
    </>
  );
}
