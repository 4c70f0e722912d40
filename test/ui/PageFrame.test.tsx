import { describe, expect, it } from 'vitest';
import { Button } from '../../src/ui/Button.tsx';
import { ErrorSummary } from '../../src/ui/ErrorSummary.tsx';
import { Heading } from '../../src/ui/Heading.tsx';
import { PageFrame } from '../../src/ui/PageFrame.tsx';
import { renderScreen } from '../support/renderScreen.tsx';

function Page({ name, wrong = false }: { readonly name: string; readonly wrong?: boolean }) {
  return (
    <PageFrame page={name} exit={<Button>Leave</Button>} support={<a href="tel:112">112</a>}>
      <ErrorSummary errors={wrong ? [{ fieldId: 'field', message: 'Wrong' }] : []} />
      <Heading level={1}>{name}</Heading>
    </PageFrame>
  );
}

describe('the page frame', () => {
  it('puts the quick exit first in the tab order, then the skip link', async () => {
    const { getByRole, user } = await renderScreen(<Page name="one" />, { language: 'en' });
    await user.tab();
    expect(document.activeElement).toBe(getByRole('button', { name: 'Leave' }));
    await user.tab();
    expect(document.activeElement).toBe(getByRole('link', { name: 'Skip to content' }));
  });

  it('skips to the content without touching address or history', async () => {
    const { getByRole, user } = await renderScreen(<Page name="one" />, { language: 'en' });
    const before = { href: location.href, entries: history.length };
    await user.click(getByRole('link', { name: 'Skip to content' }));
    expect(document.activeElement).toBe(getByRole('main'));
    expect({ href: location.href, entries: history.length }).toEqual(before);
  });

  it('leaves focus alone on the first page', async () => {
    await renderScreen(<Page name="one" />);
    expect(document.activeElement).toBe(document.body);
  });

  it('moves focus to the heading of the next page', async () => {
    const { getByRole, rerender } = await renderScreen(<Page name="one" />);
    rerender(<Page name="two" />);
    expect(document.activeElement).toBe(getByRole('heading', { level: 1, name: 'two' }));
  });

  it('leaves focus where it is while the page stays', async () => {
    const { getByRole, rerender, user } = await renderScreen(<Page name="one" />);
    await user.tab();
    rerender(<Page name="one" />);
    expect(document.activeElement).toBe(getByRole('button', { name: 'Leave' }));
  });

  it('lets the error summary of a new page keep focus', async () => {
    const { getByRole, rerender } = await renderScreen(<Page name="one" />);
    rerender(<Page name="two" wrong />);
    expect(document.activeElement).toBe(getByRole('alert'));
  });

  it('has header, main and footer as landmarks', async () => {
    const { getByRole } = await renderScreen(<Page name="one" />);
    expect([getByRole('banner'), getByRole('main'), getByRole('contentinfo')]).toHaveLength(3);
  });
});
