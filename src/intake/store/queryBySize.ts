// A query whose text depends on nothing but the number of rows in it, built once for each number. Building the text of a
// long insert costs more than running it. One instance a database: the text is the engine's own.
import { type Compilable, CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export class QueryBySize<Row> {
  readonly #build: (db: Kysely<Tables>, size: number) => Compilable<Row>;
  readonly #texts = new Map<number, string>();

  /** `build` may put any value in the place of a parameter. */
  constructor(build: (db: Kysely<Tables>, size: number) => Compilable<Row>) {
    this.#build = build;
  }

  /** `parameters` in the order in which the text has them, `size` rows of them. */
  async rows(db: Kysely<Tables>, size: number, parameters: readonly unknown[]): Promise<readonly Row[]> {
    const text = this.#texts.get(size) ?? this.#build(db, size).compile().sql;
    this.#texts.set(size, text);
    return (await db.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))).rows;
  }
}
