// How often what happened since start. Numbers only: nothing here can name a person, a slot or a time.

export const counterNames = [
  'stored',
  'replayed',
  'conflict',
  'unknown-slot',
  'closed',
  'keys-refused',
  'status',
  'signature-checks',
  'malformed',
  'cross-site',
  'rate-limited',
  'busy',
  'failed',
  'closed-after-restore',
  'retired-slots',
  'retired-forms',
] as const;

export type CounterName = (typeof counterNames)[number];

export class Counters {
  readonly #counts = new Map<CounterName, number>();

  add(name: CounterName, count = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
  }

  get(name: CounterName): number {
    return this.#counts.get(name) ?? 0;
  }

  /** All counts, zeros included, in a fixed order. */
  all(): Readonly<Record<string, number>> {
    return Object.fromEntries(counterNames.map((name) => [name, this.get(name)]));
  }
}
