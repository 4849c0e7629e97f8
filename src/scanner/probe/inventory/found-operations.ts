/** Decides which operations are known, and that each is known once, whoever told of it. */
import { limits } from '../../../base/limits.ts'
import type { OperationSource } from '../../scan-report.ts'
import type { Operation, OperationParameter } from '../operation.ts'
import { guessBody } from './guess-body.ts'
import { templatePath } from './template-path.ts'

/** Values in a query that must not be kept: they may be somebody's. */
const SECRET_PARAMETER = /key|token|secret|passw|auth|sig(?:nature)?$|session|jwt|^code$|state/i

export class FoundOperations {
  readonly #byName = new Map<string, Operation>()
  /** Known templates by their number of segments, those of the document first. */
  readonly #templates = new Map<number, { readonly path: string; readonly parts: string[] }[]>()
  readonly #byShape = new Map<string, { readonly path: string; readonly parts: string[] }>()
  readonly #paths = new Set<string>()
  /** What is known to follow a folder: fixed words, and the name of a parameter. */
  readonly #children = new Map<string, { parameter: string | null; words: Set<string> }>()
  /** Names of things by the folder that lists them: `/users` → `ann` → `username`. */
  readonly #items = new Map<string, Map<string, string>>()

  constructor(documented: readonly Operation[]) {
    for (const each of documented) this.#put(each)
  }

  get operations(): readonly Operation[] {
    return [...this.#byName.values()]
  }

  /** An answer at this path lists things that are called so; `field` is where the name stood. */
  noteItem(folder: string, value: string, field: string): void {
    const items = this.#items.get(folder) ?? new Map<string, string>()
    this.#items.set(folder, items)
    if (items.size < limits.inventoryItemsPerListMax && !items.has(value)) items.set(value, field)
  }

  /** The name of one thing that the list at this folder has shown, of each list. */
  itemOf(folder: string): string | undefined {
    return this.#items.get(folder)?.keys().next().value
  }

  /** The template that this concrete path is one case of; a path that nobody knows is its own. */
  templateOf(path: string): string {
    return this.#recognise(path).path
  }

  has(method: string, pathAndQuery: string): boolean {
    const [path = '/'] = pathAndQuery.split('?')
    return this.#byName.has(nameOf(method, this.templateOf(path)))
  }

  /**
   * Takes note of a path, concrete or a template, with the query that it was seen with. A literal
   * path is no case of a template, although it would fit: `/users/me` beside `/users/{id}`.
   */
  add(method: string, pathAndQuery: string, source: OperationSource, isLiteral = false): void {
    const [path = '/', ...query] = pathAndQuery.split('?')
    const known = isLiteral ? { path, values: {} } : this.#recognise(path)
    const name = nameOf(method, known.path)
    const existing = this.#byName.get(name)
    // Somebody makes up paths without end.
    if (existing === undefined && this.#byName.size >= limits.inventoryOperationsMax) return
    const operation = existing ?? describeUnknown(method, known.path, source)
    // What a document says of its own operation stands as it is, but for values.
    const isDocumented = operation.source === 'openapi'
    const parameters = withValues(operation.parameters, known.values)
    this.#put({
      ...operation,
      parameters: isDocumented ? parameters : withQuery(parameters, query.join('?')),
    })
  }

  #put(operation: Operation): void {
    const { method, path } = operation
    this.#byName.set(nameOf(method, path), operation)
    if (this.#paths.has(path)) return
    this.#paths.add(path)
    const parts = splitPath(path)
    this.#noteChildren(parts)
    const shape = shapeOf(parts)
    if (!this.#byShape.has(shape)) this.#byShape.set(shape, { path, parts })
    if (!path.includes('{')) return
    const same = this.#templates.get(parts.length) ?? []
    this.#templates.set(parts.length, same)
    same.push({ path, parts })
  }

  #noteChildren(parts: readonly string[]): void {
    let folder = ''
    for (const part of parts) {
      const children = this.#children.get(folder) ?? { parameter: null, words: new Set() }
      this.#children.set(folder, children)
      const name = /^\{([^{}]+)\}$/.exec(part)?.[1]
      if (name === undefined) children.words.add(part)
      else children.parameter ??= name
      folder = `${folder}/${part}`
    }
  }

  #recogniseItem(folder: string, templated: string | null, value: string): string | null {
    // A slash at the end makes no value.
    if (value === '') return null
    const field = this.#items.get(folder)?.get(value)
    if (field !== undefined) return field
    const children = templated === null ? undefined : this.#children.get(templated)
    return children === undefined || children.words.has(value) ? null : children.parameter
  }

  #recognise(path: string): { path: string; values: Readonly<Record<string, string>> } {
    const concrete = splitPath(path)
    const given = templatePath(path, (folder, templated, value) => {
      // What a path ends with may be a word of its own; what stands within it has been a value.
      const isLast = folder.split('/').length >= concrete.length
      return this.#recogniseItem(folder, isLast ? null : templated, value)
    })
    const parts = splitPath(given.path)
    const candidates = this.#templates.get(parts.length) ?? []
    const known =
      this.#byShape.get(shapeOf(parts)) ?? candidates.find((each) => fits(each.parts, parts))
    if (known === undefined) return given
    const values: Record<string, string> = {}
    for (const [index, part] of known.parts.entries()) {
      const name = /^\{([^{}]+)\}$/.exec(part)?.[1]
      const value = concrete[index] ?? ''
      if (name !== undefined && !value.includes('{')) values[name] = decode(value)
    }
    return { path: known.path, values }
  }
}

function describeUnknown(method: string, path: string, source: OperationSource): Operation {
  const parameters = [...path.matchAll(/\{([^{}]+)\}/g)].map(
    ([, name = 'id']): OperationParameter => ({
      name,
      in: 'path',
      isRequired: true,
      schema: null,
      examples: [],
    }),
  )
  return {
    method,
    path,
    source,
    parameters,
    security: 'unstated',
    scopes: [],
    schemes: [],
    isDeprecated: false,
    operationId: null,
    text: '',
    tags: [],
    body: guessBody(method, path),
    responses: new Map(),
    location: null,
  }
}

/** Seen values come after those of the document. */
function withValues(
  parameters: readonly OperationParameter[],
  values: Readonly<Record<string, string>>,
): readonly OperationParameter[] {
  return parameters.map((each) => {
    const value = each.in === 'path' && Object.hasOwn(values, each.name) ? values[each.name] : ''
    if (value === undefined || value === '' || each.examples.includes(value)) return each
    if (each.examples.length >= limits.inventoryExamplesMax) return each
    return { ...each, examples: [...each.examples, value] }
  })
}

/** Without the parameters of a link, the operation may answer something else: they are sent. */
function withQuery(
  parameters: readonly OperationParameter[],
  query: string,
): readonly OperationParameter[] {
  const added = [...parameters]
  for (const [name, value] of new URLSearchParams(query)) {
    if (added.length >= limits.inventoryParametersMax) break
    if (name === '' || name.length > 64 || added.some((each) => each.name === name)) continue
    if (SECRET_PARAMETER.test(name)) continue
    const isPaging = /^(?:page|limit|offset|cursor|sort|order|per_?page|size|after|before)$/i
    const examples = value === '' || value.includes('{') ? [] : [value]
    const isRequired = !isPaging.test(name) && examples.length > 0
    added.push({ name, in: 'query', isRequired, schema: null, examples })
  }
  return added
}

function nameOf(method: string, path: string): string {
  return `${method} ${shapeOf(splitPath(path))}`
}

/** The same whatever the parameters are called. */
function shapeOf(parts: readonly string[]): string {
  return parts.map((each) => each.replace(/\{[^{}]*\}/g, '{}')).join('/')
}

/** A slash at the end makes no other operation. */
function splitPath(path: string): string[] {
  return path.replace(/\/+$/, '').split('/').slice(1)
}

/** `{x}` takes any segment; a parameter that was found fits no word that is fixed. */
function fits(known: readonly string[], parts: readonly string[]): boolean {
  return known.every((part, index) => {
    const other = parts[index] ?? ''
    if (part === other) return true
    const open = part.indexOf('{')
    if (open < 0 || other === '') return false
    const close = part.lastIndexOf('}')
    return other.startsWith(part.slice(0, open)) && other.endsWith(part.slice(close + 1))
  })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
