// One query for all that is asked in the same turn of the event loop, or while the query before is under way: a lookup
// by key costs a fraction of a query then. Answers are as fresh as those of a query of one's own: it starts after the ask.

interface Asked<Key, Row> {
  readonly key: Key;
  readonly resolve: (row: Row | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Reads the rows of all the keys; one result a key, in order. */
export type ReadAll<Key, Row> = (keys: readonly Key[]) => Promise<readonly (Row | undefined)[]>;

/** Nothing was changed: asking again is safe. */
export class ReadTimeout extends Error {
  readonly code = 'STORE_TIMEOUT';
}

export class ReadTogether<Key, Row> {
  readonly #readAll: ReadAll<Key, Row>;
  readonly #limits: { readonly keys: number; readonly waitMs: number };
  #asked: Asked<Key, Row>[] = [];
  #isRunning = false;

  constructor(readAll: ReadAll<Key, Row>, limits = { keys: 64, waitMs: 9000 }) {
    this.#readAll = readAll;
    this.#limits = limits;
  }

  /** Rejected when the query that it was part of failed, or a silent database kept it waiting too long. */
  read(key: Key): Promise<Row | undefined> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ key, resolve, reject });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#asked.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const batch = this.#asked.splice(0, this.#limits.keys);
      try {
        const rows = await this.#inTime(this.#readAll(batch.map(({ key }) => key)));
        for (const [index, { resolve }] of batch.entries()) resolve(rows[index]);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#isRunning = false;
  }

  /** A connection that has gone silent must not keep waiting whoever asks next: they get a query on another one. */
  async #inTime<Result>(query: Promise<Result>): Promise<Result> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new ReadTimeout('the query took too long')), this.#limits.waitMs);
    });
    try {
      return await Promise.race([query, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }
}
