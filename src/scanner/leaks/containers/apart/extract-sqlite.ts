/** Decides what is read of a SQLite database: texts and blobs of its tables, and nothing is run. */
import { isUtf8 } from 'node:buffer'
import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { limits } from '../../../../base/limits.ts'
import { MIB } from '../../../../base/units.ts'
import { nameEntry } from '../name-entry.ts'
import type { ApartItem, ApartStep } from './apart-item.ts'

/** Views, virtual tables and computed columns would run what the file says. */
const TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
const COLUMNS = 'SELECT name FROM pragma_table_xinfo(?) WHERE hidden IN (0, 3)'
const GUARDS = 'PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0'

export async function* extractSqlite(path: string, hasLog: boolean): AsyncGenerator<ApartStep> {
  const url = pathToFileURL(path)
  if (!hasLog) url.searchParams.set('immutable', '1')
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(url, { readOnly: true, defensive: true, allowExtension: false })
    database.exec(GUARDS)
    // More rows than bytes come only out of a tree whose pages lead back to each other.
    const rowsLeft = { count: statSync(path).size }
    const tables = listNames(database, TABLES)
    yield 'opened'
    for (const table of tables) yield* extractTable(database, table, rowsLeft)
  } catch (error) {
    yield { kind: 'skip', entry: null, reason: explain(error) }
  } finally {
    database?.close()
  }
}

function* extractTable(
  database: DatabaseSync,
  table: string,
  rowsLeft: { count: number },
): Generator<ApartItem> {
  const entry = nameEntry(`table ${table}`)
  const skip = (reason: string): ApartItem => ({ kind: 'skip', entry, reason })
  try {
    const all = listNames(database, COLUMNS, table)
    const columns = all.slice(0, limits.sqliteColumnsMax)
    if (all.length > columns.length) yield skip(`has more than ${columns.length} columns`)
    const query = writeQuery(table, columns)
    let [hasBlobs, tooLong] = [false, 0]
    for (const row of iterate(database, query, rowsLeft)) {
      tooLong += Number(row.pop())
      hasBlobs ||= row.some(isBlob)
      yield { kind: 'text', entry, text: showRow(columns, row) }
    }
    if (hasBlobs) yield* extractBlobs(iterate(database, query, rowsLeft), columns, entry)
    const most = limits.sqliteCellBytesMax / MIB
    if (tooLong > 0) yield skip(`has ${tooLong} rows with a value longer than ${most} MiB`)
  } catch (error) {
    yield skip(explain(error))
  }
}

function* extractBlobs(
  rows: Iterable<unknown[]>,
  columns: readonly string[],
  entry: string,
): Generator<ApartItem> {
  let [count, line] = [0, 0]
  for (const row of rows) {
    line += 1
    for (const [index, bytes] of row.entries()) {
      if (!isBlob(bytes)) continue
      count += 1
      if (count > limits.sqliteBlobsMax) {
        yield { kind: 'skip', entry, reason: `has more than ${limits.sqliteBlobsMax} blobs` }
        return
      }
      const name = columns[index] ?? ''
      const place = nameEntry(`${entry} row ${line} column ${name}`)
      yield { kind: 'bytes', entry: place, name, bytes }
    }
  }
}

/** Not through an index: one may compute what it says. */
function writeQuery(table: string, columns: readonly string[]): string {
  const names = columns.map(quote)
  const most = limits.sqliteCellBytesMax
  const cells = names.map(
    (name) =>
      `CASE WHEN typeof(${name}) IN ('text', 'blob') AND octet_length(${name}) <= ${most} ` +
      `THEN ${name} END`,
  )
  const tooLong = names.map((name) => `ifnull(octet_length(${name}), 0)`)
  const longest = tooLong.length === 1 ? tooLong[0] : `max(${tooLong.join(', ')})`
  return `SELECT ${cells.join(', ')}, ${longest} > ${most} FROM main.${quote(table)} NOT INDEXED`
}

function* iterate(
  database: DatabaseSync,
  query: string,
  rowsLeft: { count: number },
): Generator<unknown[]> {
  const statement = database.prepare(query)
  statement.setReturnArrays(true)
  for (const row of statement.iterate()) {
    rowsLeft.count -= 1
    if (rowsLeft.count < -limits.sqliteRowsMin) throw new RangeError('its pages lead in a circle')
    yield Array.isArray(row) ? row : Object.values(row)
  }
}

function listNames(database: DatabaseSync, query: string, ...values: string[]): string[] {
  return database
    .prepare(query)
    .all(...values)
    .map((row) => String(row['name']))
}

/** Tables of settings have a column for the names of them, which say more than `value`. */
const KEY_COLUMN = /^(?:key|name|setting|option|option_name|k)$/i
const VALUE_COLUMN = /^(?:value|val|setting_value|option_value|v)$/i

/** One line for each row, so that the number of the line is that of the row. */
function showRow(columns: readonly string[], row: readonly unknown[]): string {
  const key = row[columns.findIndex((name) => KEY_COLUMN.test(name))]
  const cells = row.flatMap((value, index) => {
    const text = typeof value === 'string' ? value : showBytes(value)
    if (text === undefined) return []
    const column = columns[index] ?? ''
    const isNamed = typeof key === 'string' && VALUE_COLUMN.test(column)
    return [`${isNamed ? oneLine(key) : column}=${oneLine(text)}`]
  })
  return `${cells.join('\t')}\n`
}

function oneLine(text: string): string {
  return text.replaceAll('\r', '\\r').replaceAll('\n', '\\n')
}

function showBytes(value: unknown): string | undefined {
  return value instanceof Uint8Array && !isBlob(value) ? Buffer.from(value).toString() : undefined
}

/** Short texts are often kept as blobs. */
function isBlob(value: unknown): value is Uint8Array {
  if (!(value instanceof Uint8Array) || value.length === 0) return false
  return value.length > limits.contentHeadBytes || value.includes(0) || !isUtf8(value)
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** By the numbers of SQLite. */
const REASONS: Readonly<Record<number, string>> = {
  7: 'needs more memory to be read than it may have',
  11: 'is broken; what could be read of it was read',
  14: 'could not be opened as a database',
  26: 'is encrypted, or no database',
}

function explain(error: unknown): string {
  if (error instanceof RangeError) return `is broken: ${error.message}`
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
  return REASONS[code] ?? `could not be read as a database (${code})`
}
