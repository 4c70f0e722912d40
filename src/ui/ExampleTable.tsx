import { Heading } from './Heading.tsx';
import { PageFrame } from './PageFrame.tsx';
import { Table } from './Table.tsx';
import { useSay } from './useSay.ts';

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
