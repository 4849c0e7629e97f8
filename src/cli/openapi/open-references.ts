/** Decides which `$ref` are followed: within the document, and to files in the same folder. */
import { isAbsolute, join, posix, relative } from 'node:path'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { parseSource, type SourceDocument } from '../files/document.ts'
import { readInput } from '../files/read-input.ts'

/** A value, and where it really stands. */
export interface Located {
  readonly value: unknown
  readonly source: SourceDocument
  readonly path: readonly (string | number)[]
}

/** Longer chains of references are a mistake, or an attempt to keep us busy. */
const CHAIN_MAX = 32

export class References {
  /** What may be read lies at or below it. */
  readonly #folder: string
  readonly #documents = new Map<string, SourceDocument>()

  constructor(root: SourceDocument, folder: string) {
    this.#folder = folder
    this.#documents.set(root.file, root)
  }

  /** What `located` refers to, if it is a reference; a text says why it cannot be followed. */
  async resolve(located: Located): Promise<Located | string> {
    let current = located
    const seen = new Set<string>()
    for (let hops = 0; hops < CHAIN_MAX; hops++) {
      const reference = isRecord(current.value) ? current.value['$ref'] : undefined
      if (typeof reference !== 'string') return current
      const name = `${current.source.file} ${reference}`
      if (seen.has(name)) return 'refers to itself'
      seen.add(name)
      const next = await this.#follow(current, reference)
      if (typeof next === 'string') return next
      const own = current.value as Record<string, unknown>
      const { $ref: _, ...beside } = own
      const hasMore = Object.keys(beside).length > 0 && isRecord(next.value)
      current = hasMore ? { ...next, value: { ...(next.value as object), ...beside } } : next
    }
    return 'refers through too many others'
  }

  async #follow({ source }: Located, reference: string): Promise<Located | string> {
    const [file = '', pointer = ''] = reference.split('#', 2)
    const target = file === '' ? source : await this.#open(source, file)
    if (typeof target === 'string') return target
    const path = pointer
      .split('/')
      .slice(1)
      .map((part) => decode(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    let value = target.value
    for (const part of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) {
        return `refers to ${reference}, which is not there`
      }
      value = (value as Record<string, unknown>)[part]
    }
    return { value, source: target, path }
  }

  /** Other hosts are never asked, and files elsewhere are none of the document's business. */
  async #open({ file: from }: SourceDocument, file: string): Promise<SourceDocument | string> {
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(file)) {
      return 'refers to another host, which is not asked'
    }
    const path = join(posix.dirname(from), decode(file))
    const inside = relative(this.#folder, path)
    if (inside.startsWith('..') || isAbsolute(inside)) {
      return 'refers to a file outside of the folder of the document'
    }
    const known = this.#documents.get(path)
    if (known !== undefined) return known
    try {
      const text = await readInput(path, limits.openapiBytesMax)
      const opened = parseSource(path, text, 'openapi_invalid')
      this.#documents.set(path, opened)
      return opened
    } catch (error) {
      if (!(error instanceof KeywardError)) throw error
      return `refers to ${file}, which cannot be read`
    }
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
