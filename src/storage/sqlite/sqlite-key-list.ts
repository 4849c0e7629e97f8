/** Decides how a page of keys is found in SQLite, so that no list holds the process up for long. */
import { setImmediate } from 'node:timers/promises'
import { limits } from '../../base/limits.ts'
import type { MaybePromise } from '../../base/maybe-promise.ts'
import type { KeyRecord } from '../../engine/keys/key-record.ts'
import type { KeyFilter, Page, PageRequest } from '../../engine/storage.ts'
import { assertPage, formatKeyCursor, type KeyPosition, parseKeyCursor } from '../page-cursor.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import {
  compileEndOfSlice,
  compileListAmong,
  compileSlice,
  isServedByIndex,
  listIdsByPrefix,
} from './sqlite-key-filter.ts'
import type { SqliteKeys } from './sqlite-keys.ts'
import type { KeyRow } from './sqlite-schema.ts'

/** What has been found so far; one more row than the page has tells that there is a next page. */
interface Walk {
  readonly filter: KeyFilter
  readonly rowsMax: number
  readonly rows: KeyRow[]
  after: KeyPosition | null
  isOver: boolean
}

/**
 * Three ways, by what the filter asks for:
 * - what an index answers in the order of the list is read from it: the cost is the page;
 * - a prefix with few matches: these are collected from its index and sorted;
 * - anything else walks the best index in slices, newest first, testing each row, and lets other
 *   work of the process run between two slices.
 */
export class SqliteKeyList {
  readonly #database: SqliteDatabase
  readonly #keys: SqliteKeys

  constructor(database: SqliteDatabase, keys: SqliteKeys) {
    this.#database = database
    this.#keys = keys
  }

  listKeys(filter: KeyFilter, page: PageRequest): MaybePromise<Page<KeyRecord>> {
    assertPage(page)
    const after = parseKeyCursor(page.cursor)
    const rowsMax = page.size + 1
    const ids = filter.prefix === undefined ? null : this.#listFewByPrefix(filter.prefix)
    if (ids !== null) {
      return this.#toPage(rowsMax, this.#read(compileListAmong(ids, filter, after, rowsMax)))
    }
    if (isServedByIndex(filter)) {
      return this.#toPage(rowsMax, this.#read(compileSlice(filter, after, null, rowsMax)))
    }
    const walk: Walk = { filter, rowsMax, rows: [], after, isOver: false }
    this.#walkSlice(walk)
    return walk.isOver ? this.#toPage(rowsMax, walk.rows) : this.#walkOn(walk)
  }

  /** The ids of all matches, or null when they are too many to sort. */
  #listFewByPrefix(prefix: string): string[] | null {
    const query = listIdsByPrefix(prefix, limits.keyListSortedMax + 1)
    const found = this.#database.list(query, {})
    return found.length > limits.keyListSortedMax ? null : found.map((row) => row.id)
  }

  async #walkOn(walk: Walk): Promise<Page<KeyRecord>> {
    while (!walk.isOver) {
      await setImmediate()
      this.#walkSlice(walk)
    }
    return this.#toPage(walk.rowsMax, walk.rows)
  }

  #walkSlice(walk: Walk): void {
    const { filter, after, rows, rowsMax } = walk
    const end = this.#database.find(compileEndOfSlice(filter, after), {})
    const until = end === undefined ? null : { createdAtMs: end.created_at_ms, id: end.id }
    rows.push(...this.#read(compileSlice(filter, after, until, rowsMax - rows.length)))
    walk.after = until
    walk.isOver = until === null || rows.length === rowsMax
  }

  #read(query: ReturnType<typeof compileSlice>): KeyRow[] {
    return this.#database.list(query, {})
  }

  #toPage(rowsMax: number, rows: readonly KeyRow[]): Page<KeyRecord> {
    const items = this.#keys.withAllSecrets(rows.slice(0, rowsMax - 1))
    const last = items.at(-1)
    const hasMore = rows.length === rowsMax && last !== undefined
    return { items, cursor: hasMore ? formatKeyCursor(last) : null }
  }
}
