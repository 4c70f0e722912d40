import { useState } from 'react';
import type { Day } from '../core/day.ts';
import { useLanguage } from '../ui/useLanguage.ts';
import { erasePerson } from './erasePerson.ts';
import { findPerson } from './findPerson.ts';
import type { Mail } from './mail.ts';
import { FindPersonPage } from './pages/FindPersonPage.tsx';
import { PersonPage } from './pages/PersonPage.tsx';
import { personView } from './personView.ts';
import type { Registry, RegistryOutcome } from './registry.ts';
import type { Session } from './session.ts';
import { handOut, markEnded, moveResponse, type ReplaceOutcome, replaceSlip, revoke } from './slipChanges.ts';
import type { Words } from './words.ts';
import type { Workplace } from './workplace.ts';

/** Something that is entered in the registry, given it as it is now. */
export type MakeChange = (known: Registry, day: Day) => Promise<RegistryOutcome | ReplaceOutcome>;

export interface PersonFlowProps {
  readonly session: Session;
  readonly workplace: Workplace;
  readonly registry: Registry;
  readonly mail: Mail | undefined;
  readonly today: Day;
  /** Whose page it is; undefined to look somebody up. */
  readonly serial: string | undefined;
  readonly working: boolean;
  /** In words, from the last attempt. */
  readonly failure: string | undefined;
  readonly onPerson: (serial: string | undefined) => void;
  readonly onResponse: (slot: string) => void;
  /** Enters it and fetches what has arrived anew; false when one of the two failed. */
  readonly onChange: (make: MakeChange) => Promise<boolean>;
}

/** One person's page, by number or typed code: what arrived, what is awaited, and what may be done about it. */
export function PersonFlow(props: PersonFlowProps) {
  const { session, workplace, registry, mail, today, serial, working, failure, onChange } = props;
  const { t } = useLanguage();
  const [searching, setSearching] = useState(false);
  const [said, setSaid] = useState<Words>();
  const view = serial === undefined ? undefined : personView(registry.state, serial, mail, today);
  const go = (to: string | undefined) => {
    // What was done belongs to the page that it was done on.
    setSaid(undefined);
    props.onPerson(to);
  };
  const change = async (make: MakeChange, done: Words) => {
    setSaid(undefined);
    const isDone = await onChange(make);
    if (isDone) setSaid(() => done);
    return isDone;
  };

  if (serial === undefined || view === undefined) {
    return (
      <FindPersonPage
        working={searching}
        onFind={async (typed) => {
          setSearching(true);
          try {
            const found = await findPerson(session, registry.state, typed, workplace.runTask, () => {});
            if (found.ok) go(found.serial);
            return found.ok ? undefined : found.failure;
          } finally {
            setSearching(false);
          }
        }}
      />
    );
  }
  const { current } = view.person;
  return (
    <PersonPage
      // Forms begin anew with another person.
      key={view.person.pseudonym}
      view={view}
      today={today}
      working={working}
      failure={failure}
      said={said?.(t) ?? ''}
      onBack={() => go(undefined)}
      onResponse={props.onResponse}
      onHandOut={() =>
        change(
          (known, day) => handOut(session, known, day, current.serial),
          (t) => t('codes.done', { serial: current.serial }),
        )
      }
      onEnd={(on) =>
        change(
          (known, day) => markEnded(session, known, day, current.serial, on),
          (t) => t('person.endSaved', { day: on }),
        )
      }
      onReplace={(by) =>
        change(
          (known, day) => replaceSlip(session, known, day, current.serial, by),
          (t) => t('person.replaced', { serial: by }),
        )
      }
      onRevoke={() =>
        change(
          (known, day) => revoke(session, known, day, current.serial),
          (t) => t('codes.revoked', { serial: current.serial }),
        )
      }
      onMove={(slot, to, because) =>
        change(
          (known, day) => moveResponse(session, known, day, slot, to, because),
          (t) => t('person.moved', { occasion: t(`occasion.${to}`) }),
        )
      }
      onErase={() =>
        change(
          (known, day) => erasePerson(session, known, day, current.serial),
          (t) => t('person.erased', { serial: current.serial }),
        )
      }
    />
  );
}
