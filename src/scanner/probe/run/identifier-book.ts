/** Decides which identifiers a caller has been shown, and which path parameter they fit. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import { isRecord } from '../oracle/read-messages.ts'

interface SeenIdentifier {
  /** Of the answer, as it was asked: `/v1/users`. */
  readonly path: string
  /** The list or object that it stood in, singular: `user`. */
  readonly container: string
  /** Lower case letters only: `userid`. */
  readonly field: string
  readonly value: string
}

/** The likelier a field is to be what an item is asked by, the earlier it comes. */
const ID_FIELDS = ['id', 'uuid', 'guid', 'key', 'slug', 'code', 'ref', 'reference', 'number']
const NAME_FIELDS = ['sku', 'handle', 'username', 'name', 'email', 'title', '']

/** Who was shown what. A caller is known by a name: that of a key, or `` for nobody. */
export class IdentifierBook {
  readonly #seen = new Map<string, SeenIdentifier[]>()
  /** What operations call their parameters: a `serial` is an identifier where one asks by it. */
  readonly #wanted = new Set<string>()

  expect(operations: readonly Operation[]): void {
    for (const { name } of operations.flatMap((each) => each.parameters)) {
      this.#wanted.add(plainName(name))
    }
  }

  record(caller: string, answer: Answer): void {
    const seen = this.#seen.get(caller) ?? []
    this.#seen.set(caller, seen)
    const { pathname } = new URL(answer.request.url)
    const path = pathname.replace(/\/$/, '')
    collect(answer.json, path, nounOf(path), { seen, wanted: this.#wanted })
  }

  /** Best first, without repetition; only those that fit as well as the best one does. */
  list(caller: string, operation: Operation, parameter: string, before: string): string[] {
    const scored = (this.#seen.get(caller) ?? [])
      .map((seen) => ({ seen, score: scoreFit(seen, operation, parameter, before) }))
      .filter((each) => each.score > 0)
    const best = Math.max(0, ...scored.map((each) => each.score))
    const values = scored.filter((each) => each.score === best).map((each) => each.seen.value)
    return [...new Set(values)].slice(0, limits.identifiersPerParameterMax)
  }

  /** A value for each parameter, so that they belong together: an order of that very user. */
  choose(caller: string, operation: Operation): Readonly<Record<string, string>> {
    const chosen: Record<string, string> = {}
    let before = ''
    for (const segment of operation.path.split('/').slice(1)) {
      const filled = segment.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
        const value = this.list(caller, operation, name, before)[0]
        if (value !== undefined) chosen[name] = value
        return value === undefined ? whole : encodeURIComponent(value)
      })
      before = `${before}/${filled}`
    }
    for (const { name, in: place } of operation.parameters) {
      if (place === 'path') continue
      const value = this.list(caller, operation, name, '')[0]
      if (value !== undefined && isIdentifierName(name)) chosen[name] = value
    }
    return chosen
  }
}

/** 0: it does not fit. `before` is the path up to the parameter, filled in. */
function scoreFit(
  seen: SeenIdentifier,
  operation: Operation,
  parameter: string,
  before: string,
): number {
  const wanted = plainName(parameter)
  const isPath = operation.path.includes(`{${parameter}}`)
  const noun = isPath ? nounOf(pathBefore(operation.path, parameter)) : ''
  const rank = ID_FIELDS.indexOf(seen.field)
  const isExactPath = isPath && before !== '' && seen.path === before
  if (isExactPath && seen.field === wanted) return 100
  if (isExactPath && seen.field === `${noun}id`) return 95
  if (isExactPath && rank >= 0) return 90 - rank
  const wantedNoun = wanted.replace(/(?:id|uuid|guid|key|slug|code)$/, '')
  const nouns = [noun, wantedNoun].filter((each) => each !== '')
  if (wanted !== 'id' && wanted !== '' && seen.field === wanted) {
    // Everything has a name: that of something else is worse than an example.
    const isOther = NAME_FIELDS.includes(wanted) && !nouns.includes(seen.container)
    if (!isOther) return 70
    return hasExample(operation, parameter) ? 0 : 20
  }
  if (nouns.includes(seen.container) && rank >= 0) return 60 - rank
  if (nouns.some((each) => seen.field === `${each}id`)) return 45
  const nameRank = NAME_FIELDS.indexOf(seen.field)
  if (isExactPath && nameRank >= 0) return 30 - nameRank
  return 0
}

function hasExample({ parameters }: Operation, name: string): boolean {
  return parameters.some((each) => each.name === name && each.examples.length > 0)
}

interface Collected {
  readonly seen: SeenIdentifier[]
  readonly wanted: ReadonlySet<string>
}

function collect(
  json: unknown,
  path: string,
  container: string,
  { seen, wanted }: Collected,
): void {
  const visit = (value: unknown, noun: string, depth: number) => {
    if (depth > limits.jsonDepthMax || seen.length >= limits.identifiersSeenMax) return
    if (Array.isArray(value)) {
      for (const each of value.slice(0, limits.comparedItemsMax)) {
        const text = toIdentifier(each)
        if (text === null) visit(each, noun, depth + 1)
        else seen.push({ path, container: noun, field: '', value: text })
      }
      return
    }
    if (!isRecord(value)) return
    for (const [name, each] of Object.entries(value)) {
      const field = plainName(name)
      const text = toIdentifier(each)
      if (text === null) {
        const isKeyed = isRecord(each) && /^(?:\d{1,12}|[0-9a-f]{8}-[0-9a-f-]{27})$/.test(name)
        if (isKeyed) seen.push({ path, container: noun, field: 'id', value: name })
        visit(each, isKeyed || isEnvelope(field) ? noun : singular(field), depth + 1)
      } else if (isIdentifierName(name) || NAME_FIELDS.includes(field) || wanted.has(field)) {
        seen.push({ path, container: noun, field, value: text })
      }
    }
  }
  visit(json, container, 0)
}

function toIdentifier(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null
  // Half a character cannot stand in a URL.
  if (typeof value !== 'string' || value === '' || !value.isWellFormed()) return null
  return value.length <= limits.identifierLengthMax && !/[\s<>]/.test(value) ? value : null
}

const ID_ENDING = /(?:[a-z]Id|[_-]id|ID|Uuid|_uuid|Guid|_guid|Slug|_slug|Handle|_handle)$/
const NUMBER_ENDING = /(?:Key|_key|Code|_code|No|_no|Number|_number|Ref|_ref)$/

function isIdentifierName(name: string): boolean {
  return ID_FIELDS.includes(plainName(name)) || ID_ENDING.test(name) || NUMBER_ENDING.test(name)
}

/** Names that say nothing of what is in them, lower case letters only. */
const ENVELOPES = new Set(
  `data item items result results record records row rows list value values content entries
  object objects payload response body hits docs embedded attributes node nodes edges`.split(/\s+/),
)

function isEnvelope(field: string): boolean {
  return ENVELOPES.has(field)
}

/** Paths that are named like functions: `/getUser`, `/list_orders`, `/get-customer-v2`. */
const CALL = /^(?:get|list|fetch|find|show|view|read|load|retrieve|all|my)(?:[_-]|(?=[A-Z]))/

/** The thing that a path is about: `order` for `/v1/users/7/orders`. */
function nounOf(path: string): string {
  const words = path
    .split('/')
    .map((each) => each.replace(CALL, '').replace(/[_-]?v\d{1,2}$/i, ''))
    .filter((each) => /^[A-Za-z][A-Za-z_.-]*$/.test(each))
  const last = plainName(words.at(-1) ?? '')
  // What tells a caller who it is names a user.
  return /^(?:me|self|whoami|profile|current|currentuser|userinfo)$/.test(last)
    ? 'user'
    : singular(last)
}

function pathBefore(path: string, parameter: string): string {
  return path.slice(0, path.indexOf(`{${parameter}}`)).replace(/\/$/, '')
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '')
}

function singular(noun: string): string {
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`
  if (/(?:ses|xes|ches|shes)$/.test(noun)) return noun.slice(0, -2)
  return noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun
}
