/** Decides what the columns of a CSV file of keys mean. */

import { basename } from 'node:path'
import { KeywardError } from '../../base/errors.ts'
import { countNoun } from '../../base/text/count-noun.ts'
import { redactKeys } from '../../engine/keys/redact-keys.ts'
import { findNearest } from '../text/find-nearest.ts'
import type { SourceRow } from './import-source.ts'
import { parseCsv } from './parse-csv.ts'

/** Columns that hold several values, separated by spaces or semicolons. */
const LISTS = new Set(['scopes', 'roles', 'addresses'])
const COLUMNS = [
  'key',
  'hash',
  'algorithm',
  'name',
  'owner',
  'scopes',
  'roles',
  'addresses',
  'notBefore',
  'expiresAt',
]

/** Error `import_invalid` with every wrong place. */
export function readCsvRows(file: string, text: string): SourceRow[] {
  const records = parseCsv(text)
  if (!Array.isArray(records)) {
    const at = `${file}:${records.unclosedAtLine}`
    throw invalid([{ at, message: 'has a quoted field without an end' }])
  }
  const [header, ...rest] = records
  if (header === undefined) return []
  const columns = readHeader(file, header.fields)
  const wide = rest.filter(({ fields }) => fields.length !== columns.length)
  if (wide.length > 0) {
    throw invalid(
      wide.map(({ line, fields }) => ({
        at: `${file}:${line}`,
        message: `has ${countNoun(fields.length, 'field')}, the header ${columns.length}`,
      })),
    )
  }
  return rest.map(({ fields, line }, index) => ({
    row: { name: `${basename(file)} ${index + 1}`, ...toRow(columns, fields) },
    place: `${file}:${line}`,
  }))
}

function readHeader(file: string, fields: readonly string[]): readonly string[] {
  const names = fields.map((field) => field.trim())
  const errors: { at: string; message: string }[] = []
  for (const [index, name] of names.entries()) {
    if (!COLUMNS.includes(name)) errors.push({ at: `${file}:1`, message: describe(name, index) })
    else if (names.indexOf(name) < index) {
      errors.push({ at: `${file}:1`, message: `has the column ${name} twice` })
    }
  }
  if (!names.includes('key') && !names.includes('hash')) {
    errors.push({ at: `${file}:1`, message: 'needs a header line with a column key or hash' })
  }
  if (errors.length > 0) throw invalid(errors)
  return names
}

/** A file without a header has a key or a hash in its first line: it is not repeated. */
function describe(name: string, index: number): string {
  const nearest = findNearest(name, COLUMNS)
  const isTellable = /^[A-Za-z_ -]{1,20}$/.test(name) && redactKeys(name) === name
  const told = nearest !== undefined || isTellable ? `"${name}"` : `number ${index + 1}`
  const hint = nearest === undefined ? `known are ${COLUMNS.join(', ')}` : `meant is "${nearest}"?`
  return `has an unknown column ${told}; ${hint}`
}

/** An empty cell says nothing, but for the key itself: an empty one has to be pointed out. */
function toRow(
  columns: readonly string[],
  fields: readonly string[],
): Readonly<Record<string, unknown>> {
  const row: Record<string, unknown> = {}
  for (const [index, name] of columns.entries()) {
    const text = fields[index]?.trim() ?? ''
    if (text === '') continue
    row[name] = LISTS.has(name) ? text.split(/[\s;]+/).filter((part) => part !== '') : text
  }
  return 'key' in row || 'hash' in row ? row : { key: '', ...row }
}

function invalid(errors: readonly { at: string; message: string }[]): KeywardError {
  return new KeywardError('import_invalid', { errors })
}
