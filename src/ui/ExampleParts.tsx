import { useState } from 'react';
import { Button } from './Button.tsx';
import { ButtonLink } from './ButtonLink.tsx';
import { ButtonRow } from './ButtonRow.tsx';
import { CheckboxField } from './CheckboxField.tsx';
import { CheckboxList } from './CheckboxList.tsx';
import { Details } from './Details.tsx';
import { Dialog } from './Dialog.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { Heading } from './Heading.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { Notice } from './Notice.tsx';
import { PageFrame } from './PageFrame.tsx';
import { PrintableArea } from './PrintableArea.tsx';
import { RadioList } from './RadioList.tsx';
import { SummaryList } from './SummaryList.tsx';
import { Table } from './Table.tsx';
import { TextArea } from './TextArea.tsx';
import { TextField } from './TextField.tsx';
import { useLanguage } from './useLanguage.ts';
import { Working } from './Working.tsx';

type Say = (swedish: string, english: string) => string;

/** Words, notices, buttons: what a page of reading is built from. */
export function ExampleReading() {
  const say = useSay();
  return (
    <PageFrame page="reading" support={<a href="tel:112">{say('Behöver du hjälp nu?', 'Do you need help now?')}</a>}>
      <Heading level={1}>{say('Så går promenaden till', 'How the walk works')}</Heading>
      <p>
        {say(
          'Promenaden tar ungefär tio minuter. Du kan vända när du vill, och du kan gå den flera gånger.',
          'The walk takes about ten minutes. You can turn back at any time, and you can take it more than once.',
        )}
      </p>
      <Notice title={say('Stigen är märkt hela vägen.', 'The path is marked all the way.')}>
        <p>{say('Följ de blå skyltarna.', 'Follow the blue signs.')}</p>
      </Notice>
      <Notice kind="warning" title={say('Bron är hal när det regnar.', 'The bridge is slippery in rain.')} />
      <Notice kind="success" title={say('Din karta är sparad på enheten.', 'Your map is saved on this device.')} />
      <Notice kind="error" announce title={say('Kartan kunde inte sparas.', 'The map could not be saved.')} />
      <Heading level={2}>{say('Innan du går', 'Before you go')}</Heading>
      <ul>
        <li>{say('Ta på dig kläder efter väder.', 'Dress for the weather.')}</li>
        <li>{say('Säg till någon när du är tillbaka.', 'Tell someone when you are back.')}</li>
      </ul>
      <Details summary={say('Vem har gjort stigen?', 'Who made the path?')}>
        <p>{say('Grannarna, tillsammans.', 'The neighbours, together.')}</p>
      </Details>
      <ButtonRow>
        <Button>{say('Fortsätt', 'Continue')}</Button>
        <Button variant="secondary">{say('Visa kartan', 'Show the map')}</Button>
        <ButtonLink variant="quiet" href="tel:112">
          {say('Ring 112', 'Call 112')}
        </ButtonLink>
      </ButtonRow>
    </PageFrame>
  );
}

/** Fields outside a questionnaire, with and without errors. */
export function ExampleForm() {
  const say = useSay();
  const [code, setCode] = useState('');
  const [words, setWords] = useState('');
  const [walk, setWalk] = useState<string>();
  const [gear, setGear] = useState<readonly string[]>([]);
  const [agreed, setAgreed] = useState(false);
  const wrong = say('Koden har 12 tecken', 'The code has 12 characters');
  return (
    <PageFrame page="form" exit={<Button variant="secondary">{say('Lämna sidan', 'Leave this page')}</Button>}>
      <ErrorSummary errors={[{ fieldId: 'code', message: wrong }]} />
      <Heading level={1}>{say('Fält', 'Fields')}</Heading>
      <TextField
        id="code"
        label={say('Din kod', 'Your code')}
        hint={say('Den står på lappen.', 'It is on the slip.')}
        error={wrong}
        width="code"
        autoCapitalize="characters"
        value={code}
        onChange={setCode}
      />
      <TextArea id="words" label={say('Några ord', 'A few words')} limit={60} value={words} onChange={setWords} />
      <RadioList
        id="walk"
        legend={say('Hur långt vill du gå?', 'How far do you want to walk?')}
        legendIsHeading={false}
        options={[
          { value: 'short', label: say('Kort', 'Short'), hint: say('Ungefär 10 minuter', 'About 10 minutes') },
          { value: 'long', label: say('Långt', 'Long'), hint: say('Ungefär en timme', 'About an hour') },
        ]}
        value={walk}
        onChange={setWalk}
      />
      <CheckboxList
        id="gear"
        legend={say('Vad tar du med?', 'What do you take along?')}
        legendIsHeading={false}
        options={[
          { value: 'hat', label: say('Mössa', 'Hat') },
          { value: 'none', label: say('Ingenting', 'Nothing'), exclusive: true, afterOr: true },
        ]}
        values={gear}
        onChange={setGear}
      />
      <CheckboxField
        id="agreed"
        label={say('Kom ihåg mitt val', 'Remember my choice')}
        checked={agreed}
        onChange={setAgreed}
      />
    </PageFrame>
  );
}

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

/** A table of figures on a wide page. */
export function ExampleTable() {
  const say = useSay();
  const numeric = true;
  return (
    <PageFrame page="table" width="wide">
      <Heading level={1}>{say('Promenader', 'Walks')}</Heading>
      <Table
        caption={say('Tabell 1. Promenader efter årstid', 'Table 1. Walks by season')}
        columns={[
          { id: 'walk', header: say('Promenad', 'Walk') },
          { id: 'yes', header: say('Ja', 'Yes'), numeric },
          { id: 'no', header: say('Nej', 'No'), numeric },
          { id: 'skipped', header: say('Hoppat över', 'Skipped'), numeric },
        ]}
        rows={[
          { id: 'a', header: say('Gick runt sjön', 'Walked around the lake'), cells: [16, 5, 1] },
          { id: 'b', header: say('Gick ut trots regn', 'Went out in spite of rain'), cells: [7, 15, 0] },
        ]}
        footnotes={[say('Gränserna är våra egna.', 'The cut-offs are our own.')]}
      />
    </PageFrame>
  );
}

function useSay(): Say {
  const { language } = useLanguage('ui');
  return (swedish, english) => (language === 'sv' ? swedish : english);
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
