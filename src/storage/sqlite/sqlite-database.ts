/** Decides how queries run: synchronously, prepared once, in transactions that nothing enters. */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { ErrorCode } from '../../base/error-table.ts'
import { limits } from '../../base/limits.ts'
import { toStorageError } from './sqlite-errors.ts'
import type { Query, RowInsert, SqlValue } from './sqlite-query.ts'

/**
 * A transaction has no `await` inside, so no other request can come between its statements.
 * All errors are those of `toStorageError`.
 */
export class SqliteDatabase {
  readonly #database: DatabaseSync
  readonly #synchronous: 'FULL' | 'NORMAL'
  /** By SQL text, the one not made anew for longest first. */
  readonly #statements = new Map<string, StatementSync>()

  constructor(database: DatabaseSync, synchronous: 'FULL' | 'NORMAL' = 'FULL') {
    this.#database = database
    this.#synchronous = synchronous
  }

  find<P extends object, R>(query: Query<P, R>, values: P): R | undefined {
    try {
      return this.#prepare(query.sql).get(...query.bind(values)) as R | undefined
    } catch (error) {
      throw toStorageError(error)
    }
  }

  list<P extends object, R>(query: Query<P, R>, values: P): R[] {
    try {
      return this.#prepare(query.sql).all(...query.bind(values)) as R[]
    } catch (error) {
      throw toStorageError(error)
    }
  }

  /** How many rows were written. `foreignKeyCode`: see `toStorageError`. */
  run<P extends object>(query: Query<P, unknown>, values: P, foreignKeyCode?: ErrorCode): number {
    try {
      return Number(this.#prepare(query.sql).run(...query.bind(values)).changes)
    } catch (error) {
      throw toStorageError(error, foreignKeyCode)
    }
  }

  /** `foreignKeyCode`: as of `run`. */
  insert<R extends object>(
    insert: RowInsert<R>,
    rows: readonly R[],
    foreignKeyCode?: ErrorCode,
  ): void {
    // Bound a few at a time: the values of a hundred thousand rows would fill the memory.
    for (let start = 0; start < rows.length; start += limits.rowsPerInsert) {
      const few = insert.bind(rows.slice(start, start + limits.rowsPerInsert))
      this.insertValues(insert, few, foreignKeyCode)
    }
  }

  /** Many rows in one statement, as far as there are so many: `values` has one after the other. */
  insertValues<R extends object>(
    insert: RowInsert<R>,
    values: readonly SqlValue[],
    foreignKeyCode?: ErrorCode,
  ): void {
    const { width } = insert
    try {
      for (let start = 0; start < values.length; ) {
        const isMany = values.length - start >= limits.rowsPerInsert * width
        const count = isMany ? limits.rowsPerInsert : 1
        const end = start + count * width
        this.#prepare(insert.sqlFor(count)).run(...values.slice(start, end))
        start = end
      }
    } catch (error) {
      throw toStorageError(error, foreignKeyCode)
    }
  }

  /** All that `work` writes, or nothing when it throws. */
  transaction<T>(work: () => T): T {
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      const result = work()
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      this.#rollBack()
      throw toStorageError(error)
    }
  }

  /** A transaction that a power cut may undo (never in part): it does not wait for the disk. */
  relaxedTransaction<T>(work: () => T): T {
    this.#setSynchronous('NORMAL')
    try {
      return this.transaction(work)
    } finally {
      if (this.#database.isOpen) this.#setSynchronous(this.#synchronous)
    }
  }

  close(): void {
    this.#statements.clear()
    if (this.#database.isOpen) this.#database.close()
  }

  /** After some errors, a full disk among them, SQLite has rolled back by itself. */
  #rollBack(): void {
    if (!this.#database.isOpen || !this.#database.isTransaction) return
    try {
      this.#database.exec('ROLLBACK')
    } catch {
      // The first error is the one to tell; while this lasts, no transaction can begin.
    }
  }

  #setSynchronous(level: 'NORMAL' | 'FULL'): void {
    try {
      this.#database.exec(`PRAGMA synchronous = ${level}`)
    } catch (error) {
      throw toStorageError(error)
    }
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    if (this.#statements.size >= limits.preparedStatementsMax) this.#dropOldest()
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #dropOldest(): void {
    for (const sql of this.#statements.keys()) {
      this.#statements.delete(sql)
      return
    }
  }
}
