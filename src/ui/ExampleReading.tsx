import { Button } from './Button.tsx';
import { ButtonLink } from './ButtonLink.tsx';
import { ButtonRow } from './ButtonRow.tsx';
import { Details } from './Details.tsx';
import { Heading } from './Heading.tsx';
import { Notice } from './Notice.tsx';
import { PageFrame } from './PageFrame.tsx';
import { useSay } from './useSay.ts';

/** Words, notices, buttons: what a page of reading is built from. */
export function ExampleReading() {
  const say = useSay();
  return (
    <PageFrame
      page="reading"
      support={
        <ButtonLink variant="quiet" href="tel:112">
          {say('Behöver du hjälp nu?', 'Do you need help now?')}
        </ButtonLink>
      }
    >
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
