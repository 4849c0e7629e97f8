/** Decides whether an operation needs a key by its document, which one, and how keys are sent. */
import { listAlternatives } from '../../../base/document/list-alternatives.ts'
import type { Located } from '../../../base/document/references.ts'
import { limits } from '../../../base/limits.ts'
import type { Operation, SecurityScheme } from '../operation.ts'
import { readLine } from './read-line.ts'
import { at, locate, type Mapping, type Reading } from './reading.ts'

type Security = Pick<Operation, 'security' | 'scopes' | 'schemes'>

const UNSTATED: Security = { security: 'unstated', scopes: [], schemes: [] }

/** Of each list of alternatives; that of the document is asked for with each operation. */
const known = new WeakMap<object, Security>()

/** The operation's own word counts, else the document's. One empty alternative admits everybody. */
export function readSecurity(reading: Reading, operation: Located): Security {
  const own = at(operation, 'security')
  const general = at(reading.root, 'security')
  const stated = [own, general].find(({ value }) => Array.isArray(value))
  for (const each of [own, general]) {
    const isWrong = each.value !== undefined && each.value !== null && !Array.isArray(each.value)
    if (isWrong) reading.tellOf(each, 'security is no list')
  }
  if (stated === undefined || !Array.isArray(stated.value)) return UNSTATED
  const security = known.get(stated.value) ?? readAlternatives(reading, stated, stated.value)
  known.set(stated.value, security)
  return security
}

function readAlternatives(reading: Reading, stated: Located, list: readonly unknown[]): Security {
  const alternatives = listAlternatives(list)
  if (list.length === 0 || alternatives.some(({ schemes }) => schemes.length === 0)) {
    return { security: 'none', scopes: [], schemes: [] }
  }
  if (alternatives.length === 0) {
    reading.tellOf(stated, 'security names no schemes')
    return UNSTATED
  }
  const scopes = alternatives.find((each) => each.scopes.length > 0)?.scopes ?? []
  return {
    security: 'required',
    scopes: readNames(scopes),
    schemes: readNames(alternatives.flatMap(({ schemes }) => schemes)),
  }
}

function readNames(names: readonly string[]): string[] {
  const lines = names
    .slice(0, limits.schemesMax)
    .map((name) => readLine(name, limits.nameLengthMax))
  return [...new Set(lines)].filter((line) => line !== '')
}

export function listSchemes(reading: Reading): SecurityScheme[] {
  const holder = reading.isSwagger ? reading.root : at(reading.root, 'components')
  const name = reading.isSwagger ? 'securityDefinitions' : 'securitySchemes'
  const schemes: SecurityScheme[] = []
  for (const [key, located] of reading.members(holder, name).slice(0, limits.schemesMax)) {
    const scheme = reading.resolveRecord(located, 'security scheme')
    if (scheme === undefined) continue
    schemes.push(readScheme(reading, readLine(key, limits.nameLengthMax), scheme))
  }
  return schemes
}

function readScheme(reading: Reading, name: string, located: Mapping): SecurityScheme {
  const { value } = located
  const type = readType(value)
  const scheme = { name, type, in: null, parameter: null, location: locate(located) }
  if (type !== 'apiKey') return scheme
  const place = (['header', 'query', 'cookie'] as const).find((each) => each === value['in'])
  const parameter = readLine(value['name'], limits.nameLengthMax)
  if (place !== undefined && parameter !== '') return { ...scheme, in: place, parameter }
  reading.tellOf(located, 'says not where the key goes')
  return { ...scheme, type: 'other' }
}

function readType({ type, scheme }: Readonly<Record<string, unknown>>): SecurityScheme['type'] {
  if (type === 'apiKey' || type === 'oauth2' || type === 'openIdConnect') return type
  if (type === 'basic') return 'basic'
  const word = type === 'http' && typeof scheme === 'string' ? scheme.toLowerCase() : ''
  return word === 'bearer' || word === 'basic' ? word : 'other'
}
