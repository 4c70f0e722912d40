// Stands where the journey's actions will be: a code that is given before they have been fetched waits for them, and is dropped
// when it is no longer wanted.
import type { Code } from '../core/code.ts';
import type { DeliveryRounds } from './deliveryRounds.ts';
import type { Device } from './device.ts';
import type { JourneyActions, JourneyListeners } from './journeyActions.ts';
import type { LaterWorkings } from './laterWorkings.ts';

export class LaterActions {
  readonly #device: Device;
  readonly #rounds: DeliveryRounds;
  readonly #later: LaterWorkings;
  readonly #listeners: JourneyListeners;
  #actions: JourneyActions | undefined;
  #waitingCode: Code | undefined;

  constructor(device: Device, rounds: DeliveryRounds, later: LaterWorkings, listeners: JourneyListeners) {
    this.#device = device;
    this.#rounds = rounds;
    this.#later = later;
    this.#listeners = listeners;
  }

  /** Undefined until they have been fetched; then always the same. */
  get now(): JourneyActions | undefined {
    const { now } = this.#later;
    if (now !== undefined) this.#actions ??= new now.JourneyActions(this.#device, this.#rounds, this.#listeners);
    return this.#actions;
  }

  async unlock(code: Code): Promise<void> {
    if (this.now === undefined) {
      this.#waitingCode = code;
      this.#listeners.dispatch({ type: 'unlocking' });
      await this.#later.arrival;
      if (this.#waitingCode !== code) return;
      this.#waitingCode = undefined;
    }
    const { now } = this;
    if (now !== undefined) await this.#later.now?.stopAtFailure(now.unlock(code), this.#listeners.dispatch);
  }

  async flush(): Promise<void> {
    await this.now?.flush();
  }

  /** Saves what can still be saved, overwrites the keys, ends what is under way. The caller empties the page. */
  lock(): void {
    this.#waitingCode = undefined;
    this.now?.lock();
  }
}
