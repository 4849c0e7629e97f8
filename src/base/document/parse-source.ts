/** Decides how YAML and JSON texts are read so that every value can be told by line and column. */
import type { ErrorCode } from '../error-table.ts'
import { KeywardError } from '../errors.ts'
import { findJsonError } from './find-json-error.ts'
import { JsonLocator, listDuplicateNames, parseJsonTree } from './json-tree.ts'
import { LineIndex, type Place } from './line-index.ts'
import { parseYamlTree } from './yaml-tree.ts'

export interface SourceDocument {
  readonly file: string
  readonly value: unknown
  /** Names that stand twice in one mapping; the last counts. */
  readonly duplicates: readonly { readonly at: string; readonly message: string }[]
  /** Where `path` leads, or the nearest part of it that exists. */
  find(path: readonly (string | number)[]): Place
  /** The same as `file:line:column`. */
  locate(path: readonly (string | number)[]): string
}

/** Error `code` with the place of each mistake; the text itself is never quoted. */
export function parseSource(file: string, text: string, code: ErrorCode): SourceDocument {
  const bare = text.replace(/^\ufeff/, '')
  return isJson(file, bare) ? parseJson(file, bare, code) : parseYaml(file, bare, code)
}

/** What looks like JSON is told its mistakes as JSON, even under another name. */
function isJson(file: string, text: string): boolean {
  return /\.json$/i.test(file) || (/^\s*[{[]/.test(text) && findJsonError(text) === undefined)
}

function parseJson(file: string, text: string, code: ErrorCode): SourceDocument {
  const wrongAt = findJsonError(text)
  if (wrongAt !== undefined) {
    const at = formatPlace(file, text, wrongAt)
    throw new KeywardError(code, { errors: [{ at, message: 'is not JSON from here on' }] })
  }
  const value: unknown = JSON.parse(text)
  const tree = parseJsonTree(text)
  const locator = new JsonLocator(tree)
  const twice = listDuplicateNames(tree).map(({ nameStart }) => nameStart)
  return describeSource(file, text, value, twice, (path) => locator.find(path))
}

function parseYaml(file: string, text: string, code: ErrorCode): SourceDocument {
  const tree = parseYamlTree(text)
  if ('wrongAt' in tree) {
    const at = formatPlace(file, text, tree.wrongAt)
    throw new KeywardError(code, { errors: [{ at, message: tree.message }] })
  }
  return describeSource(file, text, tree.value, tree.duplicates, (path) => tree.find(path))
}

function describeSource(
  file: string,
  text: string,
  value: unknown,
  duplicates: readonly number[],
  findOffset: (path: readonly (string | number)[]) => number,
): SourceDocument {
  const lines = new LineIndex(text)
  const format = ({ line, column }: Place) => `${file}:${line}:${column}`
  const find = (path: readonly (string | number)[]) => lines.find(findOffset(path))
  return {
    file,
    value,
    duplicates: duplicates.map((offset) => ({
      at: format(lines.find(offset)),
      message: 'stands there twice',
    })),
    find,
    locate: (path) => format(find(path)),
  }
}

/** For one place; whoever needs many keeps a `LineIndex`. */
export function formatPlace(file: string, text: string, offset: number): string {
  const { line, column } = new LineIndex(text).find(offset)
  return `${file}:${line}:${column}`
}
