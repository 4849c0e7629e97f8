/** Decides what is kept of a JSON Schema: a tree without references, its upper levels first. */
import { isRecord } from '../../../base/document/is-record.ts'
import type { Located } from '../../../base/document/references.ts'
import { setOwn } from '../../../base/document/set-own.ts'
import { limits } from '../../../base/limits.ts'
import type { JsonSchema } from '../operation.ts'
import { isSmallValue } from './is-small-value.ts'
import { at, type Mapping, type Reading } from './reading.ts'

/** The schemas around a schema: meeting one of them again would go on for ever. */
interface Around {
  readonly value: unknown
  readonly outer: Around | null
}

interface Task {
  readonly out: Record<string, unknown>
  readonly located: Located
  readonly depth: number
  readonly around: Around | null
}

type Keywords = readonly (readonly [name: string, value: unknown])[]

const MAPS = ['properties', 'patternProperties']
const LISTS = ['anyOf', 'oneOf', 'prefixItems']
const SINGLE = ['items', 'additionalProperties', 'contains']

/** Kept with whatever value they have, as long as it is small. */
const VALUES = ['enum', 'const', 'default', 'example', 'examples']

/** In place of a schema that is cut off: its name is there, so it counts as documented. */
const ANYTHING: JsonSchema = Object.freeze({})

export class SchemaReader {
  readonly #reading: Reading
  /** Most schemas are referred to by many operations, and read once. */
  readonly #known = new WeakMap<object, JsonSchema>()
  /** Names may be repeated in thousands of schemas, and be thousands. */
  readonly #keywords = new WeakMap<object, Keywords>()
  #left: number = limits.schemaValuesTotalMax

  constructor(reading: Reading) {
    this.#reading = reading
  }

  /** Null when there is none. */
  read(located: Located): JsonSchema | null {
    if (located.value === undefined || located.value === null) return null
    const resolved = this.#reading.resolve(located)
    if (resolved === undefined) return null
    if (typeof resolved.value === 'boolean') return {}
    if (!isRecord(resolved.value)) {
      this.#reading.tellOf(located, 'is no schema')
      return null
    }
    const known = this.#known.get(resolved.value)
    if (known !== undefined) return known
    if (this.#left <= 0) return {}
    const schema = this.#resolve(resolved)
    this.#known.set(resolved.value, schema)
    return schema
  }

  /** Breadth first: what lies near the top is kept when the whole would be too large. */
  #resolve(located: Located): JsonSchema {
    const root: Task = { out: {}, located, depth: 0, around: null }
    const tasks = [root]
    const countMax = this.#countMax()
    let count = 1
    for (let next = 0; next < tasks.length; next++) {
      const task = tasks[next]
      if (task === undefined) break
      const { parts, isCircular } = this.#flatten(task)
      for (const { part } of parts) copyKeywords(this.#listKeywords(part.value), task.out)
      if (isCircular || task.depth >= limits.schemaDepthMax) continue
      for (const { part, around } of parts) {
        addChildren(this.#reading, part, task.out, (child) => {
          if (++count > limits.schemaNamesMax) return undefined
          if (tasks.length >= countMax) return ANYTHING
          const out = {}
          tasks.push({ out, located: child, depth: task.depth + 1, around })
          return out
        })
      }
    }
    // A mere name costs about an eighth of a schema.
    this.#left -= tasks.length + Math.max(0, count - tasks.length) / 8
    return root.out
  }

  /** Where there are too many schemas, each is cut rather than the later ones left out. */
  #countMax(): number {
    if (this.#left > limits.schemaValuesTotalMax / 2) return limits.schemaValuesMax
    const isScarce = this.#left < limits.schemaValuesTotalMax / 4
    return isScarce ? limits.schemaValuesMin : limits.schemaValuesMin * 5
  }

  /** Those that hold no further schema and are small enough. */
  #listKeywords(part: Readonly<Record<string, unknown>>): Keywords {
    const known = this.#keywords.get(part)
    if (known !== undefined) return known
    const keywords = Object.entries(part).filter(([name, value]) => isKeyword(name, value))
    const first = keywords.slice(0, limits.schemaKeywordsMax)
    this.#keywords.set(part, first)
    return first
  }

  /** The schema and everything that its `allOf` adds, which is read as if it stood in it. */
  #flatten(task: Task) {
    const parts: { readonly part: Mapping; readonly around: Around }[] = []
    let isCircular = false
    const waiting = [{ located: task.located, outer: task.around }]
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { located, outer } = next
      if (parts.length >= limits.schemaPartsMax) break
      const resolved = this.#reading.resolve(located)
      if (resolved === undefined) continue
      const { value } = resolved
      if (!isRecord(value) || parts.some(({ part }) => part.value === value)) continue
      if (isAround(task.around, value) || isAround(task.around, located.value)) isCircular = true
      const around = { value, outer: { value: located.value, outer } }
      parts.push({ part: { ...resolved, value }, around })
      if (!Array.isArray(value['allOf'])) continue
      const all = at(resolved, 'allOf')
      for (const index of value['allOf'].slice(0, limits.schemaPartsMax).keys()) {
        waiting.push({ located: at(all, index), outer: around })
      }
    }
    return { parts, isCircular }
  }
}

/**
 * Adds what `make` makes of each schema within `part`; it makes nothing when there are too many.
 * What is there already is nearer to the schema itself, and counts.
 */
function addChildren(
  reading: Reading,
  part: Mapping,
  out: Record<string, unknown>,
  make: (child: Located) => object | undefined,
): void {
  for (const name of MAPS) {
    if (!isRecord(part.value[name])) continue
    const map: Record<string, unknown> = isRecord(out[name]) ? out[name] : {}
    out[name] = map
    const members = at(part, name)
    for (const key of reading.keys(part.value[name])) {
      if (Object.hasOwn(map, key)) continue
      const child = make(at(members, key))
      if (child === undefined) break
      setOwn(map, key, child)
    }
  }
  for (const name of SINGLE) {
    const value = part.value[name]
    if (out[name] !== undefined || value === undefined) continue
    if (typeof value === 'boolean' && name === 'additionalProperties') out[name] = value
    else if (isRecord(value)) out[name] = make(at(part, name)) ?? ANYTHING
  }
  for (const name of [...LISTS, 'items']) {
    // A list of `items` is what JSON Schema calls `prefixItems` today.
    const as = name === 'items' ? 'prefixItems' : name
    if (!Array.isArray(part.value[name]) || out[as] !== undefined) continue
    const items = reading.items(part, name, limits.documentMembersMax)
    out[as] = items.map(make).filter((child) => child !== undefined)
  }
}

function isAround(around: Around | null, value: unknown): boolean {
  for (let each = around; each !== null; each = each.outer) {
    if (each.value === value) return true
  }
  return false
}

/** Of two, the one nearer to the schema itself counts. */
function copyKeywords(keywords: Keywords, out: Record<string, unknown>): void {
  for (const [name, value] of keywords) {
    if (name === 'required') addRequired(value, out)
    else if (!Object.hasOwn(out, name)) setOwn(out, name, value)
  }
}

function isKeyword(name: string, value: unknown): boolean {
  if (isSchemaKeyword(name)) return false
  if (name === 'required') return Array.isArray(value)
  return VALUES.includes(name) ? isSmallValue(value) : isPlain(name, value)
}

function isSchemaKeyword(name: string): boolean {
  return MAPS.includes(name) || LISTS.includes(name) || SINGLE.includes(name)
}

function isPlain(name: string, value: unknown): boolean {
  if (name.startsWith('$') || name.startsWith('x-')) return false
  if (name === 'type') {
    return typeof value === 'string' || (Array.isArray(value) && value.every(isText))
  }
  if (typeof value === 'string') return value.length <= limits.schemaTextLengthMax
  return typeof value === 'number' || typeof value === 'boolean'
}

function addRequired(value: unknown, out: Record<string, unknown>): void {
  if (!Array.isArray(value)) return
  const known = Array.isArray(out['required']) ? out['required'] : []
  const names = value.slice(0, limits.schemaValuesMax).filter(isText)
  out['required'] = [...new Set([...known, ...names])]
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
