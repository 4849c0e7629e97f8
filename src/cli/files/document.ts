/** Decides how YAML and JSON files are read so that every value can be told by line and column. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { ErrorCode } from '../../base/error-table.ts'
import { KeywardError } from '../../base/errors.ts'
import { findJsonError } from '../../server/find-json-error.ts'
import { listDuplicateNames, locateInJson, parseJsonTree } from './json-tree.ts'

export interface SourceDocument {
  readonly file: string
  readonly value: unknown
  /** Names that stand twice in one mapping; the last counts. */
  readonly duplicates: readonly { readonly at: string; readonly message: string }[]
  /** `file:line:column` of what `path` leads to, or of the nearest part of it that exists. */
  locate(path: readonly (string | number)[]): string
}

/** Error `code` with the place of each mistake; the text itself is never quoted. */
export function parseSource(file: string, text: string, code: ErrorCode): SourceDocument {
  const bare = text.replace(/^\ufeff/, '')
  return isJson(file, bare) ? parseJsonSource(file, bare, code) : parseYaml(file, bare, code)
}

/** What looks like JSON is told its mistakes as JSON, even under another name. */
function isJson(file: string, text: string): boolean {
  return /\.json$/i.test(file) || (/^\s*[{[]/.test(text) && findJsonError(text) === undefined)
}

function parseJsonSource(file: string, text: string, code: ErrorCode): SourceDocument {
  const wrongAt = findJsonError(text)
  if (wrongAt !== undefined) {
    const at = formatPlace(file, text, wrongAt)
    throw new KeywardError(code, { errors: [{ at, message: 'is not JSON from here on' }] })
  }
  const value: unknown = JSON.parse(text)
  let tree: ReturnType<typeof parseJsonTree> | undefined
  const getTree = () => {
    tree ??= parseJsonTree(text)
    return tree
  }
  return {
    file,
    value,
    duplicates: listDuplicateNames(getTree()).map(({ nameStart }) => ({
      at: formatPlace(file, text, nameStart),
      message: 'stands there twice',
    })),
    locate: (path) => formatPlace(file, text, locateInJson(getTree(), path)),
  }
}

function parseYaml(file: string, text: string, code: ErrorCode): SourceDocument {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false, merge: true })
  const place = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset)
    return `${file}:${line}:${col}`
  }
  const duplicates = []
  const errors = []
  for (const error of document.errors) {
    const at = place(error.pos[0])
    if (error.code === 'DUPLICATE_KEY') duplicates.push({ at, message: 'stands there twice' })
    else errors.push({ at, message: describeYamlError(error.code) })
  }
  // What comes after the first is its consequence more often than not.
  if (errors.length > 0) throw new KeywardError(code, { errors: errors.slice(0, 1) })
  return {
    file,
    value: toValue(document, file, code),
    duplicates,
    locate: (path) => place(locateInYaml(document, path)),
  }
}

function toValue(document: ReturnType<typeof parseDocument>, file: string, code: ErrorCode) {
  try {
    return document.toJS({ maxAliasCount: 1_000 }) as unknown
  } catch (cause) {
    const errors = [{ at: file, message: 'has aliases that lead nowhere or grow without end' }]
    throw new KeywardError(code, { errors }, { cause })
  }
}

function locateInYaml(
  document: ReturnType<typeof parseDocument>,
  path: readonly (string | number)[],
): number {
  let node: unknown = document.contents
  let offset = document.contents?.range?.[0] ?? 0
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
      if (pair === undefined) return offset
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node) && typeof part === 'number') {
      node = node.items[part]
      offset = (node as Node | undefined)?.range?.[0] ?? offset
    } else return offset
  }
  return offset
}

/** The parser's own messages quote the text, and there may be a secret in it. */
function describeYamlError(code: string): string {
  return `is not YAML (${code.toLowerCase().replaceAll('_', ' ')})`
}

/** Lines and columns count from 1. */
export function formatPlace(file: string, text: string, offset: number): string {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return `${file}:${line}:${offset - before.lastIndexOf('\n')}`
}
