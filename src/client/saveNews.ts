// Where the newest answer is, told to the lines that say it and to nobody else: no page is drawn anew for it, and the old word
// is gone in the same touch that made it untrue, however long the page around it takes.
import type { SaveState } from './autosave.ts';

export class SaveNews {
  #state: SaveState = 'nothing';
  readonly #listeners = new Set<() => void>();

  /** Bound: React compares it by identity. */
  readonly state = (): SaveState => this.#state;

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly tell = (state: SaveState): void => {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  };
}
