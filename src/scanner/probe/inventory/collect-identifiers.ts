/** Decides which identifiers answers have shown, and which of them fit a parameter of a path. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { isRecord } from '../oracle/read-messages.ts'
import { collectionBefore, singularOf } from './name-collection.ts'

/** The identifiers that fit `{parameter}` in `path`, the likeliest first, bounded. */
export type IdentifierFinder = (path: string, parameter: string) => readonly string[]

interface SeenIdentifier {
  /** Singular, lower case, without signs: `user`; empty when nothing tells it. */
  readonly entity: string
  /** Lower case, without signs: `userid`. */
  readonly field: string
  readonly value: string
}

/** Fields that name the record they stand in, the best first. */
const OWN_FIELDS = ['id', 'uuid', 'guid', 'objectid', 'key', 'slug', 'code', 'number', 'name']
const NAMING = /^(?:user|login|nick|screen)?name$|^(?:login|handle|user|slug|title)$/

export function collectIdentifiers(answers: readonly Answer[]): IdentifierFinder {
  const seen: SeenIdentifier[] = []
  for (const answer of answers) {
    if (seen.length >= limits.identifiersSeenMax) break
    if (answer.status < 200 || answer.status >= 300 || typeof answer.json !== 'object') continue
    const path = URL.parse(answer.request.url)?.pathname ?? '/'
    visit(answer.json, singularOf(collectionBefore(path, undefined)), seen, 0)
  }
  return (path, parameter) => findFitting(seen, path, parameter)
}

function visit(json: unknown, entity: string, seen: SeenIdentifier[], depth: number): void {
  if (depth > limits.jsonDepthMax || seen.length >= limits.identifiersSeenMax) return
  if (Array.isArray(json)) {
    for (const each of json.slice(0, limits.identifiersPerListMax)) {
      visit(each, entity, seen, depth + 1)
    }
    return
  }
  if (!isRecord(json)) return
  for (const [name, value] of Object.entries(json)) {
    const field = plain(name)
    if (isIdentifier(value)) {
      seen.push({ entity, field, value: String(value) })
    } else if (typeof value === 'object' && value !== null) {
      // `{"data": […]}` wraps, `{"users": […]}` and `{"owner": {…}}` name what is in them.
      visit(value, isWrapper(field) ? entity : singularOf(field), seen, depth + 1)
    }
  }
}

function findFitting(
  seen: readonly SeenIdentifier[],
  path: string,
  parameter: string,
): readonly string[] {
  const wanted = plain(parameter)
  const entity = singularOf(collectionBefore(path, parameter))
  const named = wanted.replace(/(?:uuid|guid|id|slug|name|key|number|code|title)$/, '')
  const entities = new Set([entity, ...(named === '' ? [] : [named])].filter((each) => each !== ''))
  const found = new Set<string>()
  const take = (fits: (each: SeenIdentifier) => boolean) => {
    for (const each of seen) {
      if (found.size >= limits.identifiersPerParameterMax) return
      if (fits(each)) found.add(each.value)
    }
  }
  take((each) => entities.has(each.entity) && each.field === wanted)
  // `{username}` may be called `name` or `login` in the list.
  if (NAMING.test(wanted)) take((each) => entities.has(each.entity) && NAMING.test(each.field))
  const isPlainName = !/id$|key$|number$/.test(wanted) && named === wanted && wanted !== entity
  if (!isPlainName || found.size === 0) {
    for (const field of ownFieldsFor(wanted)) {
      if (found.size > 0) break
      take((each) => entities.has(each.entity) && each.field === field)
    }
  }
  const foreign = new Set([...entities].flatMap((each) => [`${each}id`, `${each}uuid`]))
  take((each) => foreign.has(each.field) || (each.field === wanted && !OWN_FIELDS.includes(wanted)))
  return [...found]
}

/** A parameter that says what it is (`{slug}`, `{user_uuid}`) asks for that first. */
function ownFieldsFor(wanted: string): readonly string[] {
  const said = OWN_FIELDS.filter((each) => wanted.endsWith(each))
  return [...said, ...OWN_FIELDS]
}

function isIdentifier(value: unknown): value is string | number {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= limits.identifierLengthMax &&
    !/[\p{Cc}/]|^\.{1,2}$/u.test(value)
  )
}

function isWrapper(field: string): boolean {
  return /^(?:data|items?|results?|records?|rows|list|content|contents|entries|values?|objects?|hits|embedded|response|payload|nodes?|edges|attributes|page|body|docs|documents)$/.test(
    field,
  )
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
