/** Decides how a query is compiled once and bound to values many times. */
import type { Compilable } from 'kysely'

export type SqlValue = string | number | null

/** Stands in a query where a value comes later. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** SQL text with a place for each value of `P`; rows are `R`. */
export class Query<P extends object, R> {
  readonly sql: string
  readonly #parameters: readonly unknown[]
  /** Only for the compiler: rows are of this type. */
  declare readonly row: R

  constructor({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) {
    this.sql = sql
    this.#parameters = parameters
  }

  bind(values: P): SqlValue[] {
    const named = values as Readonly<Record<string, SqlValue>>
    return this.#parameters.map((parameter) =>
      parameter instanceof Placeholder
        ? (named[parameter.name] as SqlValue)
        : (parameter as SqlValue),
    )
  }
}

/** `build` gets a place for each value, under its name, and uses it as if it were the value. */
export function compileQuery<P extends object, R = unknown>(
  build: (places: P) => Compilable<R>,
): Query<P, R> {
  const places = new Proxy({}, { get: (_target, name) => new Placeholder(String(name)) })
  return new Query<P, R>(build(places as P).compile())
}

/** The places of all `columns`, to insert a whole row. */
export function pickPlaces<R extends object>(places: R, columns: readonly (keyof R)[]): R {
  return Object.fromEntries(columns.map((column) => [column, places[column]])) as R
}

/** Rows of one table, one by one or many in a statement. `R` has the columns as its members. */
export class RowInsert<R extends object> {
  readonly #columns: readonly (keyof R & string)[]
  readonly #build: (rows: readonly R[]) => Compilable<unknown>
  readonly #sqlByCount = new Map<number, string>()

  /** `build` gets rows of the columns in this order, and inserts them as they come. */
  constructor(
    columns: readonly (keyof R & string)[],
    build: (rows: readonly R[]) => Compilable<unknown>,
  ) {
    this.#columns = columns
    this.#build = build
  }

  sqlFor(count: number): string {
    const known = this.#sqlByCount.get(count)
    if (known !== undefined) return known
    const row = Object.fromEntries(this.#columns.map((column) => [column, 0])) as R
    const { sql } = this.#build(new Array<R>(count).fill(row)).compile()
    this.#sqlByCount.set(count, sql)
    return sql
  }

  /** How many values a row has. */
  get width(): number {
    return this.#columns.length
  }

  /** The values of all rows, one after the other. */
  bind(rows: readonly R[]): SqlValue[] {
    const values: SqlValue[] = []
    for (const row of rows) {
      const named = row as Readonly<Record<string, SqlValue>>
      for (const column of this.#columns) values.push(named[column] as SqlValue)
    }
    return values
  }
}
