/** Decides what is kept of a JSON Schema: a small tree without references, the upper levels first. */
import { isRecord } from '../../../base/document/is-record.ts'
import type { Located } from '../../../base/document/references.ts'
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

const MAPS = ['properties', 'patternProperties']
const LISTS = ['anyOf', 'oneOf', 'prefixItems']
const SINGLE = ['items', 'additionalProperties', 'contains']

/** So many names cost as much as a schema: there may be a hundred thousand of them in one. */
const NAMES_PER_SCHEMA = 16

/** Kept with whatever value they have, as long as it is small. */
const VALUES = ['enum', 'const', 'default', 'example', 'examples']

export class SchemaReader {
  readonly #reading: Reading
  /** Most schemas are referred to by many operations, and read once. */
  readonly #known = new WeakMap<object, JsonSchema>()
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
    for (let next = 0; next < tasks.length; next++) {
      const task = tasks[next]
      if (task === undefined) break
      const { parts, isCircular } = this.#flatten(task)
      for (const { part } of parts) this.#left -= copyKeywords(part.value, task.out)
      if (isCircular || task.depth >= limits.schemaDepthMax) continue
      for (const { part, around } of parts) {
        this.#addChildren(part, task, (out, child) => {
          const isSpent = tasks.length >= limits.schemaValuesMax || this.#left <= 0
          if (!isSpent) tasks.push({ out, located: child, depth: task.depth + 1, around })
          this.#left--
          return !isSpent
        })
      }
    }
    return root.out
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

  #addChildren(
    part: Mapping,
    { out }: Task,
    add: (out: Record<string, unknown>, child: Located) => boolean,
  ): void {
    for (const name of MAPS) {
      if (!isRecord(part.value[name])) continue
      const map = isRecord(out[name]) ? out[name] : {}
      out[name] = map
      const children = at(part, name)
      const keys = Object.keys(part.value[name])
      this.#left -= keys.length / NAMES_PER_SCHEMA
      for (const key of keys) {
        if (Object.hasOwn(map, key)) continue
        const child = {}
        if (!add(child, at(children, key))) break
        defineOwn(map, key, child)
      }
    }
    for (const name of SINGLE) {
      const value = part.value[name]
      if (out[name] !== undefined || value === undefined) continue
      if (typeof value === 'boolean' && name === 'additionalProperties') out[name] = value
      else if (isRecord(value)) {
        const child = {}
        if (add(child, at(part, name))) out[name] = child
      }
    }
    for (const name of [...LISTS, 'items']) {
      const value = part.value[name]
      // A list of `items` is what JSON Schema calls `prefixItems` today.
      const as = name === 'items' ? 'prefixItems' : name
      if (!Array.isArray(value) || out[as] !== undefined) continue
      const list: object[] = []
      for (const index of value.keys()) {
        const child = {}
        if (!add(child, at(at(part, name), index))) break
        list.push(child)
      }
      out[as] = list
    }
  }
}

function isAround(around: Around | null, value: unknown): boolean {
  for (let each = around; each !== null; each = each.outer) {
    if (each.value === value) return true
  }
  return false
}

/** What holds no further schema; of two, the nearer one counts. Answers what it cost. */
function copyKeywords(
  part: Readonly<Record<string, unknown>>,
  out: Record<string, unknown>,
): number {
  const entries = Object.entries(part)
  for (const [name, value] of entries) {
    if (name === 'required') addRequired(value, out)
    else if (out[name] !== undefined || isSchemaKeyword(name)) continue
    else if (VALUES.includes(name) ? isSmallValue(value) : isPlain(name, value)) {
      defineOwn(out, name, value)
    }
  }
  return entries.length / NAMES_PER_SCHEMA
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

/** An assignment would take `__proto__` for something else. */
function defineOwn(owner: object, name: string, value: unknown): void {
  const own = { value, writable: true, enumerable: true, configurable: true }
  Object.defineProperty(owner, name, own)
}
