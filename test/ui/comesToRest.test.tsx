// What the tests of screens rest on (screenSetup.ts): whoever has found something finds what follows from it, too.
import { screen, waitFor } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { expect, it } from 'vitest';
import { LiveRegion } from '../../src/ui/LiveRegion.tsx';
import { renderScreen } from '../support/renderScreen.tsx';

/** Longer than React draws at a stretch: what follows a drawing then waits for another turn. */
const slowMs = 20;

function Page() {
  const [hasArrived, setArrived] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setArrived(true));
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (hasArrived) document.querySelector('h1')?.focus();
  }, [hasArrived]);
  const begunMs = performance.now();
  while (hasArrived && performance.now() - begunMs < slowMs);
  return (
    <>
      {hasArrived && <h1 tabIndex={-1}>Arrived</h1>}
      <LiveRegion message={hasArrived ? 'Arrived' : ''} onceFor="page" />
    </>
  );
}

it.each([
  ['found', () => screen.findByRole('heading')],
  ['waited for', () => waitFor(() => screen.getByRole('heading'))],
])('what follows a page that was %s has happened: focus, and what is said', async (_how, find) => {
  await renderScreen(<Page />);
  await find();
  expect(document.activeElement).toBe(screen.getByRole('heading'));
  expect(screen.getByRole('status').textContent).toBe('Arrived');
});
