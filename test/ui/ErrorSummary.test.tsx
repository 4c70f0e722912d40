import { describe, expect, it } from 'vitest';
import { ErrorSummary, type FormError } from '../../src/ui/ErrorSummary.tsx';
import { TextField } from '../../src/ui/TextField.tsx';
import { renderScreen } from '../support/renderScreen.tsx';

const errors: readonly FormError[] = [{ fieldId: 'code', message: 'The code has 12 characters' }];

function Form({ found = errors, attempt = 1 }: { readonly found?: readonly FormError[]; readonly attempt?: number }) {
  return (
    <>
      <ErrorSummary errors={found} attempt={attempt} />
      <TextField id="code" label="Your code" value="" onChange={() => {}} error={found[0]?.message} />
    </>
  );
}

describe('the error summary', () => {
  it('is not there without errors', async () => {
    const { queryByRole } = await renderScreen(<Form found={[]} />);
    expect(queryByRole('alert')).toBeNull();
  });

  it.each([
    ['sv', 'Något behöver ändras'],
    ['en', 'Something needs changing'],
  ] as const)('takes focus when it appears, under its heading in %s', async (language, name) => {
    const { getByRole, rerender } = await renderScreen(<Form found={[]} />, { language });
    rerender(<Form />);
    expect(document.activeElement).toBe(getByRole('alert', { name }));
  });

  it('takes focus again at the next failed attempt', async () => {
    const { getByRole, rerender, user } = await renderScreen(<Form />);
    await user.click(getByRole('textbox', { name: 'Your code' }));
    rerender(<Form attempt={2} />);
    expect(document.activeElement).toBe(getByRole('alert'));
  });

  it('leaves focus in the field while that is being mended', async () => {
    const { getByRole, rerender, user } = await renderScreen(<Form />);
    await user.click(getByRole('textbox', { name: 'Your code' }));
    rerender(<Form found={[{ fieldId: 'code', message: 'Another message' }]} />);
    expect(document.activeElement).toBe(getByRole('textbox', { name: 'Your code' }));
  });

  it('leads to the field without touching address or history', async () => {
    const { getByRole, user } = await renderScreen(<Form />);
    const before = { href: location.href, entries: history.length };
    await user.click(getByRole('link', { name: 'The code has 12 characters' }));
    expect(document.activeElement).toBe(getByRole('textbox', { name: 'Your code' }));
    expect({ href: location.href, entries: history.length }).toEqual(before);
  });
});
