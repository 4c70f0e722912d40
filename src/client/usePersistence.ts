// What the browser has promised, for the pages; undefined until it has answered.
import { useEffect, useState } from 'react';
import { givesPromises, type Persistence, persistence } from './persistence.ts';

export function usePersistence(): [Persistence | undefined, (known: Persistence) => void] {
  const [promise, setPromise] = useState<Persistence | undefined>(() => (givesPromises() ? undefined : 'not-told'));
  useEffect(() => {
    if (givesPromises()) persistence().then(setPromise, () => setPromise('not-told'));
  }, []);
  return [promise, setPromise];
}
