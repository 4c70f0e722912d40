import { useState } from 'react';
import { expect, it } from 'vitest';
import { CodeField } from '../../src/client/pages/CodeField.tsx';
import { renderScreen } from '../support/renderScreen.tsx';

function Field() {
  const [typed, setTyped] = useState('');
  return <CodeField id="code" label="Kod" value={typed} onChange={setTyped} />;
}

async function field() {
  const screen = await renderScreen(<Field />);
  const input = screen.getByRole('textbox', { name: 'Kod' }) as HTMLInputElement;
  await screen.user.click(input);
  const shown = () =>
    `${input.value.slice(0, input.selectionStart ?? 0)}|${input.value.slice(input.selectionStart ?? 0)}`;
  return { ...screen, input, shown };
}

it('a code that is typed stands in groups, and the caret goes with it', async () => {
  const { user, shown } = await field();
  await user.keyboard('7k2p');
  expect(shown()).toBe('7k2p|');
  await user.keyboard('9');
  expect(shown()).toBe('7k2p-9|');
  await user.keyboard('qxm4trb');
  expect(shown()).toBe('7k2p-9qxm-4trb|');
});

it.each(['7K2P9QXM4TRB', '7K2P 9QXM 4TRB', '7K2P-9QXM-4TRB', ' 7K2P 9QXM4TRB\t'])('%s can be pasted', async (text) => {
  const { user, shown } = await field();
  await user.paste(text);
  expect(shown()).toBe('7K2P-9QXM-4TRB|');
});

it('deleting goes past a hyphen, in both directions', async () => {
  const { user, input, shown } = await field();
  await user.keyboard('7K2P9QXM{Backspace>6/}');
  expect(shown()).toBe('7K2|');
  await user.clear(input);
  await user.keyboard('7K2P9QXM');
  input.setSelectionRange(4, 4);
  await user.keyboard('{Delete}{Delete}');
  expect(shown()).toBe('7K2P-|QXM');
});

it('a symbol is put right in the middle without the caret leaving it', async () => {
  const { user, input, shown } = await field();
  await user.keyboard('7K2P9QXM');
  input.setSelectionRange(2, 2);
  await user.keyboard('{Backspace}A');
  expect(shown()).toBe('7A|2P-9QXM');
});
