import { within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SetUpPassphrasePage } from '../../src/clinic/pages/SetUpPassphrasePage.tsx';
import { renderScreen } from '../support/renderScreen.tsx';

const texts = import.meta.glob('../../locales/*/clinic.json', { import: 'default' });

test('a passphrase in which a word comes twice is shown whole, also after another one', async () => {
  const page = (passphrase: string) => (
    <SetUpPassphrasePage
      passphrase={passphrase}
      onAnother={() => undefined}
      progress={undefined}
      number={4}
      total={7}
      onDone={() => undefined}
      onCancel={() => undefined}
    />
  );
  const screen = await renderScreen(page('kurs bok kurs kurs lampa bok'), {
    language: 'sv',
    namespace: 'clinic',
    texts,
  });
  const shown = () =>
    within(screen.getByRole('list'))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
      .join(' ');
  expect(shown()).toBe('kurs bok kurs kurs lampa bok');
  screen.rerender(page('bok bok kurs lampa kurs tak'));
  expect(shown()).toBe('bok bok kurs lampa kurs tak');
});
