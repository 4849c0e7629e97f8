/** Decides what a `$ref` leads to, in its own document or in another one. */
import { KeywardError } from '../errors.ts'
import { limits } from '../limits.ts'
import { isRecord } from './is-record.ts'
import { parseSource, type SourceDocument } from './parse-source.ts'
import { showText } from './show-text.ts'

/** A value, and where it really stands. */
export interface Located {
  readonly value: unknown
  readonly source: SourceDocument
  readonly path: readonly (string | number)[]
}

/** How documents beside the first are reached; who may read what is decided by whoever reads. */
export interface OtherDocuments {
  /** Where `file` lies as seen from the document `from`, or why it may not be read. */
  find(from: string, file: string): { readonly path: string } | { readonly refusal: string }
  /** Rejects when it cannot be read. */
  read(path: string): Promise<string>
}

export class References {
  readonly #others: OtherDocuments
  /** By path; a text says why there is none. */
  readonly #documents = new Map<string, SourceDocument | string>()
  #namesCopied = 0

  constructor(root: SourceDocument, others: OtherDocuments) {
    this.#others = others
    this.#documents.set(root.file, root)
  }

  /** Opens every document that a reference in `value` needs, and those that these need. */
  async open({ value, source }: Pick<Located, 'value' | 'source'>): Promise<void> {
    const waiting = [{ value, source }]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const file of listFiles(next.value)) {
        const opened = await this.#open(next.source.file, file)
        if (opened !== undefined) waiting.push({ value: opened.value, source: opened })
      }
    }
  }

  /** What `located` refers to, if it is a reference; a text says why it cannot be followed. */
  resolve(located: Located): Located | string {
    if (!isRecord(located.value) || located.value['$ref'] === undefined) return located
    let current = located
    const seen = new Set<string>()
    for (let hops = 0; hops < limits.referenceChainMax; hops++) {
      const reference = isRecord(current.value) ? current.value['$ref'] : undefined
      if (!isRecord(current.value) || typeof reference !== 'string') return current
      const name = `${current.source.file} ${reference}`
      if (seen.has(name)) return 'refers to itself'
      seen.add(name)
      const next = this.#follow(current.source, reference)
      if (typeof next === 'string') return next
      current = this.#merge(current.value, next)
    }
    return 'refers through too many others'
  }

  /** What stands beside a reference is added, unless somebody makes us copy without end. */
  #merge({ $ref: _, ...beside }: Readonly<Record<string, unknown>>, next: Located): Located {
    if (Object.keys(beside).length === 0 || !isRecord(next.value)) return next
    if (this.#namesCopied > limits.referencedNamesCopiedMax) return next
    const value = { ...next.value, ...beside }
    this.#namesCopied += Object.keys(value).length
    return { ...next, value }
  }

  #follow(source: SourceDocument, reference: string): Located | string {
    if (reference.length > limits.referenceLengthMax) return 'refers by too long a name'
    const [file = '', pointer = ''] = reference.split('#', 2)
    const target = file === '' ? source : this.#find(source.file, file)
    if (typeof target === 'string') return target
    const path = pointer
      .split('/')
      .slice(1)
      .map((part) => decodeText(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    let value = target.value
    for (const part of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) {
        return `refers to ${showText(reference)}, which is not there`
      }
      value = (value as Record<string, unknown>)[part]
    }
    return { value, source: target, path }
  }

  #find(from: string, file: string): SourceDocument | string {
    const found = this.#others.find(from, file)
    if ('refusal' in found) return found.refusal
    return this.#documents.get(found.path) ?? `refers to ${showText(file)}, which was not read`
  }

  /** The document, when it was not open before. */
  async #open(from: string, file: string): Promise<SourceDocument | undefined> {
    const found = this.#others.find(from, file)
    if ('refusal' in found || this.#documents.has(found.path)) return undefined
    if (this.#documents.size >= limits.referencedDocumentsMax) return undefined
    const opened = await this.#parse(found.path, file)
    this.#documents.set(found.path, opened)
    return typeof opened === 'string' ? undefined : opened
  }

  async #parse(path: string, file: string): Promise<SourceDocument | string> {
    const unreadable = `refers to ${showText(file)}, which cannot be read`
    const text = await this.#others.read(path).catch(() => undefined)
    if (text === undefined) return unreadable
    try {
      return parseSource(path, text, 'openapi_invalid')
    } catch (error) {
      if (!(error instanceof KeywardError)) throw error
      const [first] = error.details.errors ?? []
      return first === undefined ? unreadable : `${unreadable}: ${first.at} ${first.message}`
    }
  }
}

/** Files and addresses that a `$ref` anywhere in `value` names; each value is looked at once. */
function listFiles(value: unknown): Set<string> {
  const files = new Set<string>()
  const seen = new Set<object>()
  const waiting = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null || seen.has(next)) continue
    seen.add(next)
    const reference = isRecord(next) ? next['$ref'] : undefined
    const isReference =
      typeof reference === 'string' && reference.length <= limits.referenceLengthMax
    const file = isReference ? reference.split('#', 1)[0] : undefined
    if (file !== undefined && file !== '') files.add(file)
    for (const each of Object.values(next)) waiting.push(each)
  }
  return files
}

export function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
