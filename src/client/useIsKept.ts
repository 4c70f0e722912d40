// Whether what is answered is kept on this device, for the pages: false from the moment the store has gone over to memory.
import { useCallback, useSyncExternalStore } from 'react';
import type { ClientStore } from './clientStore.ts';

export function useIsKept(database: ClientStore): boolean {
  const listen = useCallback((listener: () => void) => database.onLoss?.(listener) ?? (() => undefined), [database]);
  return useSyncExternalStore(listen, () => database.isKept);
}
