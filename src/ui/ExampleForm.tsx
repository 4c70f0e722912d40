import { useState } from 'react';
import { Button } from './Button.tsx';
import { CheckboxField } from './CheckboxField.tsx';
import { CheckboxList } from './CheckboxList.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { Heading } from './Heading.tsx';
import { PageFrame } from './PageFrame.tsx';
import { RadioList } from './RadioList.tsx';
import { TextArea } from './TextArea.tsx';
import { TextField } from './TextField.tsx';
import { useSay } from './useSay.ts';

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
    <PageFrame page="form" exit={<Button variant="secondary">{say('Lämna sidan', 'Leave page')}</Button>}>
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
