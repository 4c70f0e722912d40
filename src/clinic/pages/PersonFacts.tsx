import type { SlipState } from '../../core/registryState.ts';
import { SummaryList } from '../../ui/SummaryList.tsx';
import { type Translate, useLanguage } from '../../ui/useLanguage.ts';
import { wholeParts } from '../../ui/wholeParts.tsx';
import type { PersonView } from '../personView.ts';

/** What the registry says: each slip and what became of it, and the end of the treatment. */
export function PersonFacts({ view }: { readonly view: PersonView }) {
  const { t } = useLanguage();
  const { person, slips, end } = view;
  return (
    <SummaryList
      rows={[
        ...slips.map((slip) => ({
          id: slip.serial,
          question: t('person.slip', { serial: slip.serial }),
          answers: historyOf(slip, t).map(wholeParts),
        })),
        ...(person.erasedOn === undefined
          ? [
              {
                id: 'end',
                question: t('person.end'),
                answers: [
                  wholeParts(
                    end === undefined ? t('person.endUnknown') : t(`person.end-${end.from}`, { day: end.day }),
                  ),
                ],
                quiet: end === undefined,
              },
            ]
          : [
              {
                id: 'erased',
                question: t('person.answers'),
                answers: [wholeParts(t('person.erasedOn', { day: person.erasedOn }))],
              },
            ]),
      ]}
    />
  );
}

function historyOf(slip: SlipState, t: Translate): readonly string[] {
  const { issuedOn, handedOutOn, replacedOn, replacedBy, revokedOn } = slip;
  return [
    t('codes.statePrinted', { day: issuedOn }),
    ...(handedOutOn === undefined ? [] : [t('codes.stateHandedOut', { day: handedOutOn })]),
    ...(replacedOn === undefined || replacedBy === undefined
      ? []
      : [t('codes.stateReplaced', { day: replacedOn, serial: replacedBy })]),
    ...(revokedOn === undefined ? [] : [t('codes.stateRevoked', { day: revokedOn })]),
  ];
}
