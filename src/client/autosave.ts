// Saves while the client answers: a choice as soon as its touch is over, typed words after 800 ms without a key, and whatever waits on demand.
// One write at a time, always of the newest answers. Says "saved" only after the write has ended well.
import { afterTouch } from './afterTouch.ts';
import type { SaveOutcome } from './draftStore.ts';

export type SaveState = 'nothing' | 'pending' | 'failed' | SaveOutcome;

const quietMs = 800;

export class Autosave<Content> {
  readonly #write: (content: Content) => Promise<SaveOutcome>;
  readonly #onState: (state: SaveState) => void;
  #newest: { readonly content: Content } | undefined;
  #callOff = (): void => undefined;
  #writing: Promise<void> | undefined;
  #state: SaveState = 'nothing';
  #isSilent = false;

  constructor(write: (content: Content) => Promise<SaveOutcome>, onState: (state: SaveState) => void) {
    this.#write = write;
    this.#onState = onState;
  }

  get state(): SaveState {
    return this.#state;
  }

  /** After its touch, so that on a slow device the choice is seen before it is sealed. Whoever cannot wait for it flushes. */
  now(content: Content): void {
    this.#take(content);
    this.#callOff = afterTouch(() => void this.flush());
  }

  soon(content: Content): void {
    this.#take(content);
    const timer = setTimeout(() => void this.flush(), quietMs);
    this.#callOff = () => clearTimeout(timer);
  }

  /** Resolves when everything given so far was written or has failed; `state` says which. Never rejects. */
  async flush(): Promise<void> {
    this.#callOff();
    while (this.#writing !== undefined) await this.#writing;
    if (this.#newest === undefined) return;
    this.#writing = this.#writeNewest(this.#newest.content);
    await this.#writing;
  }

  /** The page is going away: what waits is handed to the writer at once, even while another write is under way. Says nothing any more. */
  lastWords(): void {
    this.#callOff();
    this.#isSilent = true;
    if (this.#newest !== undefined) void this.#writeNewest(this.#newest.content);
  }

  #take(content: Content): void {
    this.#callOff();
    this.#newest = { content };
    this.#tell('pending');
  }

  async #writeNewest(content: Content): Promise<void> {
    const taken = this.#newest;
    let state: SaveState;
    try {
      state = await this.#write(content);
    } catch {
      state = 'failed';
    }
    this.#writing = undefined;
    // What failed stays the newest, so that "save again" and the next answer write it.
    if (this.#newest === taken) {
      if (state !== 'failed' && state !== 'elsewhere') this.#newest = undefined;
      this.#tell(state);
    }
  }

  #tell(state: SaveState): void {
    if (this.#state === state) return;
    this.#state = state;
    if (!this.#isSilent) this.#onState(state);
  }
}
