// Who looks at the pages of a way that more than one test goes: with the eyes (pagePictures.ts) or with the ears (heardPages.ts).
import type { ClientPage } from './clientPage.ts';

export interface ShownDialog {
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** What happens while it is open and is heard rather than seen, by name and in order. */
  readonly meanwhile?: Readonly<Record<string, () => Promise<void>>>;
}

export interface PageViewer {
  /** The page that is shown, under a name that comes once. Leaves it as it was. */
  take(shown: ClientPage, name: string): Promise<void>;
  /** A state that is heard here; whoever looks with the eyes passes it by. */
  hear?(shown: ClientPage, name: string): Promise<void>;
  /** A dialog: nothing behind it can be touched, so whoever has to do something there opens and closes it. */
  takeDialog(shown: ClientPage, name: string, dialog: ShownDialog): Promise<void>;
}
