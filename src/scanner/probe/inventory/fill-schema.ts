/** Decides on a value for a JSON schema: the same one each time, plain, and likely to be taken. */
import { limits } from '../../../base/limits.ts'
import type { JsonSchema } from '../operation.ts'
import { isRecord } from '../oracle/read-messages.ts'

/** Version 4 by its form, and nobody's. */
const UUID = '4b1c2d3e-5f60-4a7b-8c9d-0e1f2a3b4c5d'

const FORMATS: Readonly<Record<string, unknown>> = {
  uuid: UUID,
  guid: UUID,
  date: '2025-01-15',
  'date-time': '2025-01-15T12:00:00Z',
  time: '12:00:00Z',
  duration: 'PT1H',
  email: 'ann@example.com',
  'idn-email': 'ann@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  'uri-reference': '/example',
  byte: 'a2V5d2FyZA==',
  binary: 'keyward',
  password: 'Correct-horse-7',
}

/** By the last words of a name, lower case, without signs. The first that fits counts. */
const NAMES: readonly (readonly [pattern: RegExp, value: string])[] = [
  [/(?:uuid|guid)$/, UUID],
  [/email$/, 'ann@example.com'],
  [/(?:user|login|nick|screen)name$|^(?:user|login|handle)$/, 'ann'],
  [/(?:datetime|timestamp)$|(?:created|updated)at$/, '2025-01-15T12:00:00Z'],
  [/date$|^(?:from|to|since|until|start|end|day)$/, '2025-01-15'],
  [/(?:url|uri|link|website|callback)$/, 'https://example.com/'],
  [/(?:phone|mobile|tel)$/, '+12025550123'],
  [/(?:host|hostname|domain)$/, 'example.com'],
  [/^ip$|ipaddress$/, '192.0.2.1'],
  [/(?:^|country)code$|country$/, 'US'],
  [/currency$/, 'EUR'],
  [/^(?:lang|language|locale)$/, 'en'],
  [/^(?:lat|latitude)$/, '52.5'],
  [/^(?:lon|lng|long|longitude)$/, '13.4'],
  [/(?:^|file|first|last|full|display)name$/, 'Ann'],
  [/^(?:q|query|search|term|keyword|text)$/, 'a'],
  [/^(?:year)$/, '2025'],
  [/^version$/, 'v1'],
  [/(?:id|ids|number|no|num|page|limit|size|count|index|offset|amount|quantity)$/, '1'],
  [/slug$/, 'first'],
]

/** A value as it stands in a URL, before it is escaped, for a parameter without any example. */
export function fillText(schema: JsonSchema | null, name: string): string {
  const value = fillSchema(schema ?? {}, name)
  if (Array.isArray(value)) return value.map((each) => textOf(each)).join(',')
  return textOf(value)
}

/** Fields that only the server writes are left out. */
export function fillSchema(schema: JsonSchema, name: string): unknown {
  return fill(schema, name, { depth: 0, left: { values: limits.filledValuesMax } })
}

interface Place {
  readonly depth: number
  /** Shared by the whole value, so that a wide schema ends as a deep one does. */
  readonly left: { values: number }
}

function fill(given: JsonSchema, name: string, place: Place): unknown {
  place.left.values--
  const schema = mergeAlternatives(given, place)
  const said = findGiven(schema)
  if (said !== undefined) return said
  const type = typeOf(schema)
  if (type === 'object') return fillObject(schema, place)
  if (type === 'array') return fillArray(schema, name, place)
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return fillNumber(schema)
  if (type === 'null') return null
  return fillString(schema, name, type === null)
}

function findGiven(schema: JsonSchema): unknown {
  if (schema['example'] !== undefined) return schema['example']
  const { examples } = schema
  if (Array.isArray(examples) && examples.length > 0) return examples[0]
  if (schema['const'] !== undefined) return schema['const']
  if (schema['default'] !== undefined && schema['default'] !== null) return schema['default']
  const values = schema['enum']
  return Array.isArray(values) ? values.find((each) => each !== null) : undefined
}

function typeOf(schema: JsonSchema): string | null {
  const { type } = schema
  if (typeof type === 'string') return type
  if (Array.isArray(type)) {
    const named = type.find((each) => typeof each === 'string' && each !== 'null')
    if (typeof named === 'string') return named
  }
  if (isRecord(schema['properties'])) return 'object'
  return schema['items'] === undefined ? null : 'array'
}

/** `allOf` is taken together; of `oneOf` and `anyOf` the first that is not null. */
function mergeAlternatives(schema: JsonSchema, place: Place): JsonSchema {
  let merged: JsonSchema = schema
  const { allOf } = schema
  if (Array.isArray(allOf)) {
    for (const each of allOf.filter(isRecord).slice(0, limits.filledItemsMax)) {
      if (place.left.values-- <= 0) break
      merged = mergeTwo(merged, 'allOf' in each ? mergeAlternatives(each, place) : each)
    }
  }
  for (const name of ['oneOf', 'anyOf']) {
    const choices = schema[name]
    if (!Array.isArray(choices)) continue
    const chosen = choices.filter(isRecord).find((each) => each['type'] !== 'null')
    if (chosen !== undefined) merged = mergeTwo(merged, chosen)
  }
  return merged
}

function mergeTwo(first: JsonSchema, second: JsonSchema): JsonSchema {
  const properties = {
    ...(isRecord(second['properties']) ? second['properties'] : {}),
    ...(isRecord(first['properties']) ? first['properties'] : {}),
  }
  const required = [first['required'], second['required']].filter(Array.isArray).flat()
  const merged = { ...second, ...first }
  return Object.keys(properties).length > 0 ? { ...merged, properties, required } : merged
}

function fillObject(schema: JsonSchema, place: Place): unknown {
  const { properties } = schema
  const filled: Record<string, unknown> = {}
  if (!isRecord(properties) || place.depth >= limits.filledDepthMax) return filled
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : [])
  for (const [name, property] of Object.entries(properties)) {
    if (place.left.values <= 0) break
    if (!isRecord(property) || property['readOnly'] === true) continue
    // Deep down only what must be there: a tree whose branches hold trees ends.
    if (place.depth >= 2 && !required.has(name)) continue
    Object.defineProperty(filled, name, {
      value: fill(property, name, { ...place, depth: place.depth + 1 }),
      enumerable: true,
    })
  }
  return filled
}

function fillArray(schema: JsonSchema, name: string, place: Place): unknown[] {
  const { items } = schema
  const wanted = typeof schema['minItems'] === 'number' ? schema['minItems'] : 1
  if (place.depth >= limits.filledDepthMax || !isRecord(items)) return []
  const count = Math.min(Math.max(wanted, 1), limits.filledItemsMax)
  const filled: unknown[] = []
  while (filled.length < count && place.left.values > 0) {
    filled.push(fill(items, name, { ...place, depth: place.depth + 1 }))
  }
  return filled
}

function fillNumber(schema: JsonSchema): number {
  const isWhole = schema['type'] === 'integer'
  const above = numberOf(schema['exclusiveMinimum'])
  const below = numberOf(schema['exclusiveMaximum'])
  let least = numberOf(schema['minimum']) ?? Number.NEGATIVE_INFINITY
  if (above !== undefined) least = Math.max(least, isWhole ? Math.floor(above) + 1 : above + 0.5)
  if (schema['exclusiveMinimum'] === true) least += 1
  let most = numberOf(schema['maximum']) ?? Number.POSITIVE_INFINITY
  if (below !== undefined) most = Math.min(most, isWhole ? Math.ceil(below) - 1 : below - 0.5)
  const step = numberOf(schema['multipleOf'])
  const value = Math.max(Math.min(1, most), least)
  if (step === undefined || step <= 0) return value
  return Math.ceil(value / step) * step
}

function fillString(schema: JsonSchema, name: string, isUntyped: boolean): string {
  const { format } = schema
  const byFormat = typeof format === 'string' ? FORMATS[format.toLowerCase()] : undefined
  if (typeof byFormat === 'string') return byFormat
  const plainName = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  const byName = NAMES.find(([pattern]) => pattern.test(plainName))?.[1]
  const value = byName ?? (isUntyped ? '1' : 'sample')
  const least = numberOf(schema['minLength']) ?? 0
  const most = numberOf(schema['maxLength']) ?? limits.filledTextLengthMax
  return value.padEnd(Math.min(least, limits.filledTextLengthMax), 'a').slice(0, Math.max(most, 1))
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
