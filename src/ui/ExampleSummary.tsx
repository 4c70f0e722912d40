import { useState } from 'react';
import { Button } from './Button.tsx';
import { ButtonRow } from './ButtonRow.tsx';
import { Dialog } from './Dialog.tsx';
import { Heading } from './Heading.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { PageFrame } from './PageFrame.tsx';
import { PrintableArea } from './PrintableArea.tsx';
import { SummaryList } from './SummaryList.tsx';
import { type Say, useSay } from './useSay.ts';
import { Working } from './Working.tsx';

/** Check-answers, waiting, dialog. */
export function ExampleSummary({ dialogOpen = false }: { readonly dialogOpen?: boolean }) {
  const say = useSay();
  const [open, setOpen] = useState(dialogOpen);
  const saved = say('Sparat på den här enheten', 'Saved on this device');
  return (
    <PageFrame page="summary">
      <Heading level={1}>{say('Läs igenom dina svar', 'Check your answers')}</Heading>
      <LiveRegion message={saved} onceFor="summary" visible />
      <PrintableArea>
        <Heading level={2}>{say('Om vädret', 'About the weather')}</Heading>
        <SummaryList rows={summaryRows(say)} />
      </PrintableArea>
      <Working text={say('Sänder dina svar', 'Sending your answers')} />
      <Working text={say('Öppnar svaren', 'Opening the answers')} fraction={0.4} />
      <ButtonRow>
        <Button working>{say('Sänder', 'Sending')}</Button>
        <Button variant="warning" onClick={() => setOpen(true)}>
          {say('Radera', 'Erase')}
        </Button>
      </ButtonRow>
      <Dialog
        open={open}
        title={say('Vill du radera kartan?', 'Do you want to erase the map?')}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button variant="warning" onClick={() => setOpen(false)}>
              {say('Radera kartan', 'Erase the map')}
            </Button>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {say('Behåll den', 'Keep it')}
            </Button>
          </>
        }
      >
        <p>{say('Den går inte att få tillbaka.', 'It cannot be brought back.')}</p>
      </Dialog>
    </PageFrame>
  );
}

function summaryRows(say: Say) {
  const onChange = () => {};
  const question = say('Har du varit ute i dag?', 'Have you been outdoors today?');
  return [
    { id: '1', question, answers: [say('Ja', 'Yes')], onChange },
    {
      id: '2',
      question: say('Vilka årstider har du varit på resa?', 'In which seasons have you travelled?'),
      answers: [say('Vår', 'Spring'), say('Höst, när löven faller', 'Autumn, when leaves fall')],
      onChange,
    },
    {
      id: '3',
      question: say('Vad skulle göra din promenad bättre?', 'What would make your walk better?'),
      answers: [say('Du hoppade över frågan', 'You skipped this question')],
      quiet: true,
      onChange,
    },
  ];
}
