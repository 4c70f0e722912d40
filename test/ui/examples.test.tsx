import { describe, expect, it } from 'vitest';
import { ExamplePage } from '../../src/ui/ExamplePage.tsx';
import { examples } from '../../src/ui/examples.tsx';
import { languages } from '../../src/ui/languages.ts';
import { axeFindings } from '../support/axeFindings.ts';
import { renderScreen } from '../support/renderScreen.tsx';

const names = Object.keys(examples);

describe.each(languages.map(({ code }) => code))('every example in %s', (language) => {
  it.each(names)('%s is clean for axe', async (example) => {
    document.title = 'Avstämning';
    await renderScreen(<ExamplePage example={example} />, { language });
    expect(await axeFindings()).toEqual([]);
  });

  it.each(names)('%s has one h1 and gives every control the name that is seen', async (example) => {
    await renderScreen(<ExamplePage example={example} />, { language });
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    for (const control of document.querySelectorAll<HTMLInputElement>('input, textarea')) {
      const label = control.labels?.[0];
      expect(label?.textContent?.trim(), control.id).toBeTruthy();
      expect(control.hasAttribute('aria-label') || control.hasAttribute('aria-labelledby'), control.id).toBe(false);
    }
  });

  it.each(names)('%s points only to descriptions that exist', async (example) => {
    await renderScreen(<ExamplePage example={example} />, { language });
    for (const element of document.querySelectorAll('[aria-describedby], [aria-labelledby]')) {
      const ids = `${element.getAttribute('aria-describedby') ?? ''} ${element.getAttribute('aria-labelledby') ?? ''}`;
      for (const id of ids.split(' ').filter(Boolean)) {
        expect(document.getElementById(id), `${example} #${id}`).not.toBeNull();
      }
    }
  });

  it.each(names)('%s has no inline style and no disabled control', async (example) => {
    await renderScreen(<ExamplePage example={example} />, { language });
    expect(document.querySelectorAll('[style], [disabled]')).toHaveLength(0);
  });
});

describe('the example page', () => {
  it('lists every example', async () => {
    const { getAllByRole } = await renderScreen(<ExamplePage example={undefined} />);
    expect(getAllByRole('link').map((link) => link.textContent)).toEqual(names);
  });
});
