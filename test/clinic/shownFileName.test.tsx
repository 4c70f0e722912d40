import { within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { firstFileName, recoveredFileName } from '../../src/clinic/shownFileName.ts';
import { toBase64url } from '../../src/core/base64url.ts';
import type { Day } from '../../src/core/day.ts';
import type { TestLanguage } from './clinicScreen.tsx';
import { personScreen } from './personScreen.tsx';
import { randomBytes } from './testWorkplace.ts';

const key = () => toBase64url(randomBytes(32));
const colleague = (name: string) => ({ k: 'colleague', name, registrar: key(), reader: key(), box: key() }) as const;

const shown: readonly (readonly [TestLanguage, readonly string[]])[] = [
  ['sv', ['Första nyckelfilen', 'Ny nyckelfil 2026-11-20', 'AB']],
  ['en', ['First key file', 'New key file 2026-11-20', 'AB']],
];

describe.each(shown)('a name that the page gave a key file (%s)', (language, names) => {
  test('is read in the language of whoever reads it, and given to no colleague', { timeout: 120_000 }, async () => {
    const kept = [firstFileName, recoveredFileName('2026-11-20' as Day), 'AB'];
    const { screen } = await personScreen(language, () => [[1, kept.map(colleague)]]);
    await screen.press('nav.keys');
    const table = within(screen.getByRole('table', { name: screen.words('keys.files') }));
    expect(table.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(names);
    await screen.press('keys.colleague.open');
    const field = screen.getByLabelText(screen.words('keys.colleague.name'));
    for (const taken of [firstFileName, '# 2', names[0] ?? '']) {
      await screen.user.clear(field);
      await screen.user.type(field, taken);
      await screen.press('keys.colleague.go');
      expect(field.getAttribute('aria-invalid')).toBe('true');
    }
  });
});
