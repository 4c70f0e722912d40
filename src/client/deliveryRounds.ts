// Sends by itself what waits in the outbox: at start, when the network or the page comes back, and when a rest is over.
// Tells its listeners only what became of each envelope; what the page shows is not decided here.
import { backoffMs } from './backoff.ts';
import type { Delivery, deliver, Urgency } from './delivery.ts';
import type { Device } from './device.ts';

const shortestRestMs = 5_000;

/** One attempt at one envelope (delivery.ts). */
export type Deliver = typeof deliver;

export type DeliveryListener = (slot: string, delivery: Delivery) => void;

export class DeliveryRounds {
  readonly #device: Device;
  readonly #deliver: Deliver;
  readonly #listeners = new Set<DeliveryListener>();
  /** Slots with an envelope when it was last looked: one that is missing now was brought home by somebody else. */
  #seen: ReadonlySet<string> = new Set();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;
  #isSilent = false;
  #fruitlessRounds = 0;
  #lastPulledMs = Number.NEGATIVE_INFINITY;

  constructor(device: Device, deliver: Deliver) {
    this.#device = device;
    this.#deliver = deliver;
  }

  /** Returns what ends the listening. */
  listen(listener: DeliveryListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts the rounds; returns what ends them. */
  start(): () => void {
    const pull = () => {
      if (document.visibilityState === 'visible') this.#start(this.#pull());
    };
    globalThis.addEventListener('online', pull);
    // The service worker has sent something.
    const look = () => this.#start(this.#sleep());
    navigator.serviceWorker?.addEventListener('message', look);
    document.addEventListener('visibilitychange', pull);
    this.#isOver = false;
    this.#start(this.#pull());
    return () => {
      globalThis.removeEventListener('online', pull);
      navigator.serviceWorker?.removeEventListener('message', look);
      document.removeEventListener('visibilitychange', pull);
      clearTimeout(this.#timer);
      this.#isOver = true;
    };
  }

  /** Everything is being removed from the device: a look at the outbox would make an empty database anew. */
  fallSilent(): void {
    this.#isSilent = true;
    clearTimeout(this.#timer);
  }

  /** Something may wait again. */
  wake(): void {
    this.#isSilent = false;
  }

  /** One attempt at one envelope, now. */
  async sendNow(slot: string): Promise<Delivery> {
    this.wake();
    const delivery = await this.#deliver(this.#device, slot, 'asked');
    this.#tell(slot, delivery);
    this.#start(this.#sleep());
    return delivery;
  }

  /** Network or page came back: what rests is tried now, but never within five seconds of the last time. */
  async #pull(): Promise<void> {
    if (this.#isSilent) return;
    const nowMs = this.#device.nowMs();
    const restMs = shortestRestMs - Math.abs(nowMs - this.#lastPulledMs);
    if (restMs > 0) {
      await this.#sleep();
      // Put off, not forgotten: the rest after a second failure is half a minute.
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#start(this.#pull()), restMs);
      return;
    }
    this.#lastPulledMs = nowMs;
    await this.#round('now');
  }

  async #round(urgency: Urgency): Promise<void> {
    for (const slot of (await this.#device.database.outbox.toArray()).map((row) => row.slot)) {
      if (this.#isSilent) return;
      // What the storage refuses for one envelope must not keep the others here.
      const delivery = await this.#deliver(this.#device, slot, urgency).catch(() => undefined);
      if (delivery !== undefined) this.#tell(slot, delivery);
    }
    await this.#sleep();
  }

  async #sleep(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isSilent) return;
    const rows = await this.#device.database.outbox.toArray();
    const here = new Set(rows.map(({ slot }) => slot));
    const gone = [...this.#seen].filter((slot) => !here.has(slot));
    this.#seen = here;
    for (const slot of gone) this.#tell(slot, { outcome: 'nothing' });
    const waiting = rows.filter(({ st }) => st === 'ready' || st === 'tried');
    if (waiting.length > 0) this.#rest();
    else this.#fruitlessRounds = 0;
  }

  /** A device whose storage fails now is tried again after a rest that grows, as the network is. */
  #start(work: Promise<void>): void {
    work.catch(() => this.#rest());
  }

  #rest(): void {
    if (this.#isOver || this.#isSilent) return;
    clearTimeout(this.#timer);
    this.#fruitlessRounds += 1;
    // Rounds that ended before an attempt (no profile, no status) rest as long as attempts do.
    const quietMs = backoffMs(this.#fruitlessRounds, this.#device.randomBytes);
    this.#timer = setTimeout(() => this.#start(this.#round('when-due')), quietMs);
  }

  #tell(slot: string, delivery: Delivery): void {
    for (const listener of this.#listeners) listener(slot, delivery);
  }
}
