/** Decides how a file of keys or hashes is read: JSON in two forms, CSV, or a key per line. */
import { basename } from 'node:path'
import { findJsonError } from '../../base/document/find-json-error.ts'
import { type JsonTree, listDuplicateNames, parseJsonTree } from '../../base/document/json-tree.ts'
import { formatPlace } from '../../base/document/parse-source.ts'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { readInput } from '../files/read-input.ts'
import type { SourceRow } from './import-source.ts'
import { readCsvRows } from './read-csv-rows.ts'

export type KeyFileFormat = 'json' | 'csv' | 'lines'

/** Errors: `file_not_readable`, and `import_invalid` with every wrong place. */
export async function readKeyFile(
  path: string,
  format: KeyFileFormat | undefined,
): Promise<SourceRow[]> {
  const text = (await readInput(path, limits.importBodyBytesMax)).replace(/^\ufeff/, '')
  const file = path === '-' ? 'standard input' : path
  const chosen = format ?? guessFormat(path, text)
  if (chosen === 'csv') return readCsvRows(file, text)
  return chosen === 'json' ? readJsonRows(file, text) : readLines(file, text)
}

function guessFormat(path: string, text: string): KeyFileFormat {
  const ending = /\.(json|csv)$/i.exec(path)?.[1]?.toLowerCase()
  if (ending === 'json' || ending === 'csv') return ending
  if (/^\s*[{[]/.test(text)) return 'json'
  return /^(?:key|hash|algorithm|name|owner|scopes|roles)(?:,|\s*$)/im.test(firstLine(text))
    ? 'csv'
    : 'lines'
}

function readLines(file: string, text: string): SourceRow[] {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line, index) => ({
    row: { key: line.trim(), name: nameOf(file, index + 1) },
    place: `${file}:${index + 1}`,
  }))
}

function readJsonRows(file: string, text: string): SourceRow[] {
  const wrongAt = findJsonError(text)
  if (wrongAt !== undefined) refuse(formatPlace(file, text, wrongAt), 'is not JSON from here on')
  const tree = parseJsonTree(text)
  const lineOf = createLineCounter(text)
  const readValue = (node: JsonTree): unknown => JSON.parse(text.slice(node.start, node.end))
  if (tree.members !== undefined) {
    return tree.members.map(({ name, nameStart, value }, index) => ({
      row: {
        key: name,
        name: nameOf(file, index + 1),
        scopes: checkScopeList(readValue(value), formatPlace(file, text, nameStart)),
      },
      place: `${file}:${lineOf(nameStart)}`,
    }))
  }
  if (tree.items === undefined) {
    return refuse(`${file}:1:1`, 'must be {"key": ["scope", …]} or a list of rows')
  }
  const [twice] = listDuplicateNames(tree)
  if (twice !== undefined) {
    refuse(formatPlace(file, text, twice.nameStart), 'stands there twice in one row')
  }
  return tree.items.map((item, index) => {
    const row = readValue(item)
    const isRow = typeof row === 'object' && row !== null && !Array.isArray(row)
    if (!isRow) refuse(formatPlace(file, text, item.start), 'must be an object')
    return {
      row: { name: nameOf(file, index + 1), ...(row as object) },
      place: `${file}:${lineOf(item.start)}`,
    }
  })
}

function checkScopeList(value: unknown, place: string): readonly string[] {
  const isList = Array.isArray(value) && value.every((scope) => typeof scope === 'string')
  return isList ? value : refuse(place, 'must have a list of scopes')
}

function nameOf(file: string, position: number): string {
  return `${basename(file)} ${position}`
}

/** Offsets come in rising order, so the text is walked through once. */
function createLineCounter(text: string): (offset: number) => number {
  let line = 1
  let at = 0
  return (offset) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; ) {
      line++
      at = next + 1
      next = text.indexOf('\n', at)
    }
    return line
  }
}

function firstLine(text: string): string {
  return text.split(/\r\n|\n|\r/, 1)[0] ?? ''
}

function refuse(at: string, message: string): never {
  throw new KeywardError('import_invalid', { errors: [{ at, message }] })
}
