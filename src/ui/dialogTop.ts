// What stands first in every dialog, because nothing outside an open dialog can be touched: the client's page puts its way out there.
import { createContext, type ReactNode } from 'react';

export const DialogTop = createContext<ReactNode>(undefined);
