/** Decides what all parts of the reading of one document share: references, places, problems. */
import { isRecord } from '../../../base/document/is-record.ts'
import type { SourceDocument } from '../../../base/document/parse-source.ts'
import type { Located, References } from '../../../base/document/references.ts'
import { limits } from '../../../base/limits.ts'
import type { Location } from '../../finding.ts'

export interface Problem {
  readonly at: string
  readonly message: string
}

export class Reading {
  readonly root: Located & { readonly value: Readonly<Record<string, unknown>> }
  readonly isSwagger: boolean
  readonly #references: References
  readonly #problems: Problem[] = []
  readonly #told = new Set<string>()
  /** Thousands of operations may refer to the same huge mapping. */
  readonly #keys = new WeakMap<object, readonly string[]>()

  constructor(
    root: Readonly<Record<string, unknown>>,
    source: SourceDocument,
    references: References,
  ) {
    this.root = { value: root, source, path: [] }
    this.isSwagger = root['openapi'] === undefined
    this.#references = references
  }

  /** Once for each place and message, and no more than somebody would read. */
  tell(at: string, message: string): void {
    const name = `${at} ${message}`
    if (this.#told.has(name) || this.#told.size > limits.documentProblemsMax) return
    this.#told.add(name)
    if (this.#told.size <= limits.documentProblemsMax) this.#problems.push({ at, message })
    else this.#problems.push({ at: this.root.source.file, message: 'has more problems than these' })
  }

  tellOf({ source, path }: Located, message: string): void {
    this.tell(source.locate(path), message)
  }

  get problems(): readonly Problem[] {
    return this.#problems
  }

  /** Where its references lead; a problem is told, and undefined returned. */
  resolve(located: Located): Located | undefined {
    const resolved = this.#references.resolve(located)
    if (typeof resolved !== 'string') return resolved
    this.tellOf(located, resolved)
    return undefined
  }

  /** The mapping that `located` is or refers to; anything else is told. */
  resolveRecord(located: Located, what: string): Mapping | undefined {
    const resolved = this.resolve(located)
    if (resolved === undefined) return undefined
    if (isMapping(resolved)) return resolved
    this.tellOf(located, `is no ${what}`)
    return undefined
  }

  /** The first members of a mapping below `located`. That there is something else is told. */
  members(located: Located, name: string): [name: string, member: Located][] {
    const member = at(located, name)
    if (member.value === undefined || member.value === null) return []
    const mapping = this.resolveRecord(member, `mapping of ${name}`)
    if (mapping === undefined) return []
    return this.keys(mapping.value).map((key) => [key, at(mapping, key)])
  }

  /** The first names of a mapping. */
  keys(mapping: object): readonly string[] {
    const keys = this.#keys.get(mapping) ?? Object.keys(mapping).slice(0, limits.documentMembersMax)
    this.#keys.set(mapping, keys)
    return keys
  }

  /** The first items of a list below `located`. That there is something else is told. */
  items(located: Located, name: string, countMax: number): Located[] {
    const list = at(located, name)
    if (Array.isArray(list.value)) {
      return list.value.slice(0, countMax).map((_, index) => at(list, index))
    }
    if (list.value !== undefined && list.value !== null) this.tellOf(list, `${name} is no list`)
    return []
  }
}

export type Mapping = Located & { readonly value: Readonly<Record<string, unknown>> }

function isMapping(located: Located): located is Mapping {
  return isRecord(located.value)
}

/** The part of that name; its value is undefined when there is none. */
export function at({ value, source, path }: Located, name: string | number): Located {
  const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, name)
  const part: unknown = isThere ? Reflect.get(value, name) : undefined
  return { value: part, source, path: [...path, name] }
}

export function locate({ source, path }: Pick<Located, 'source' | 'path'>): Location {
  return { path: source.file, ...source.find(path) }
}
