// A device that loses its power at a chosen moment: from then on nothing more is written, sent or heard, as when a browser is killed.
// What lies in its database stays; `revived` is the same device after a new start.
import type { StoreTable, TableName } from '../../src/client/clientStore.ts';
import type { Mailer } from '../../src/client/mailer.ts';
import { type ClientWorld, TestDevice } from './clientWorld.ts';

/** What happens on a device, in order. `commit` is the end of a transaction: before it nothing of it is on the disk. */
export type Moment =
  | 'before transaction'
  | 'inside transaction'
  | 'before commit'
  | 'after commit'
  | 'before request'
  | 'before answer'
  | 'after answer';

export class PowerCut extends Error {}

type Database = Mailer['database'];

/** Counts its moments while it lives; dies at the one with number `diesAt`, counted from 1. */
export class DyingDevice {
  readonly moments: Moment[] = [];
  readonly device: TestDevice;
  readonly #diesAt: number;
  #isDead = false;

  constructor(world: ClientWorld, name: string, diesAt = Number.POSITIVE_INFINITY) {
    this.#diesAt = diesAt;
    const inner = new TestDevice(world, name);
    const { database, fetch } = inner;
    this.device = Object.assign(Object.create(inner) as TestDevice, {
      nowMs: inner.nowMs,
      fetch: (async (input, init) => {
        this.#at('before request');
        const answer = await fetch(input, init).finally(() => this.#at('before answer'));
        this.#at('after answer');
        return answer;
      }) as typeof globalThis.fetch,
    });
    Object.defineProperty(this.device, 'database', { value: this.#mortal(database) });
  }

  revived(world: ClientWorld): TestDevice {
    this.device.database.close();
    return new TestDevice(world, this.name);
  }

  get name(): string {
    return (this.device.database as unknown as { readonly name: string }).name;
  }

  #at(moment: Moment): void {
    if (this.#isDead) throw new PowerCut();
    this.moments.push(moment);
    if (this.moments.length < this.#diesAt) return;
    this.#isDead = true;
    throw new PowerCut();
  }

  #mortal(database: TestDevice['database']): Database {
    const table = <Row>(real: StoreTable<Row>): StoreTable<Row> =>
      new Proxy(real, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== 'function') return value;
          return (...args: unknown[]) => {
            this.#at('inside transaction');
            return Reflect.apply(value, target, args) as unknown;
          };
        },
      });
    const tables = { cells: table(database.cells), outbox: table(database.outbox), meta: table(database.meta) };
    return new Proxy(database, {
      get: (target, name) => {
        if (name === 'cells' || name === 'outbox' || name === 'meta') return tables[name];
        if (name === 'transaction') {
          return async (mode: 'rw', names: readonly TableName[], work: () => Promise<unknown>) => {
            this.#at('before transaction');
            const result = await target.transaction(mode, names, async () => {
              const done = await work();
              this.#at('before commit');
              return done;
            });
            this.#at('after commit');
            return result;
          };
        }
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    }) as unknown as Database;
  }
}
