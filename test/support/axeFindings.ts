// What axe-core finds wrong in the document, one readable line each. Colour contrast is computed from the tokens instead: jsdom paints nothing.
import { act } from '@testing-library/react';
import axe from 'axe-core';

export async function axeFindings(root: Element = document.documentElement): Promise<readonly string[]> {
  // Looking takes a while, in which the page may go on with what it had begun.
  const { violations } = await act(() =>
    axe.run(root, { rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } } }),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
