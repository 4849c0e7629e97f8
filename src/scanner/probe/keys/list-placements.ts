/** Decides where the target may read a key, the likeliest place first. */
import type { GivenKey, KeyPlacement, ScanSettings } from '../../scan-settings.ts'
import type { Answer } from '../client/exchange.ts'
import type { ApiDocument, SecurityScheme } from '../operation.ts'
import type { ProvenKey, ScanContext } from '../scan-context.ts'
import { nameOfPlacement } from './place-key.ts'
import { readHints } from './read-hints.ts'

const BEARER = authorization('Bearer ')
const BASIC = authorization('Basic ')
const X_API_KEY = header('X-API-Key')

/** Where most APIs read keys, the commonest first. */
const USUAL: readonly KeyPlacement[] = [
  X_API_KEY,
  BEARER,
  authorization(''),
  authorization('ApiKey '),
  authorization('Token '),
  header('Api-Key'),
  header('apikey'),
  header('X-Auth-Token'),
  header('X-Access-Token'),
  header('X-Auth-Key'),
]

/** Seen here and there: tried all at once, and one by one only where that changes the answer. */
export const rarePlacements: readonly (readonly KeyPlacement[])[] = [
  [
    ...['X-Api-Token', 'X-Token', 'Token', 'Auth-Token', 'Access-Token', 'X-Key', 'Key', 'X-Auth'],
    ...['X-ApiKey', 'X-Authorization', 'X-Secret-Key', 'X-Api-Secret', 'X-App-Key', 'App-Key'],
    ...['X-Client-Key', 'X-Service-Key', 'X-Service-Token', 'X-Admin-Key', 'X-Admin-Token'],
    ...['X-Internal-Key', 'X-Internal-Token', 'X-Session-Token', 'Private-Token', 'X-Goog-Api-Key'],
    ...['Ocp-Apim-Subscription-Key', 'X-Subscription-Key', 'X-Functions-Key', 'X-RapidAPI-Key'],
  ].map(header),
  // A key in a URL ends up in logs, so that this is tried where nothing else was read.
  ['api_key', 'apikey', 'apiKey', 'key', 'token', 'access_token', 'auth_token', 'api_token'].map(
    (name) => ({ in: 'query', name, scheme: '' }) as const,
  ),
  ['api_key', 'apikey', 'token', 'access_token', 'auth_token', 'session', 'auth'].map(
    (name) => ({ in: 'cookie', name, scheme: '' }) as const,
  ),
]

/** True for places that are tried only after all others, and when no document declares them. */
export function isRarePlacement(key: ProvenKey, { settings, document }: ScanContext): boolean {
  const declared = listDeclaredPlacements(settings, document, [])
  const usual = listPlacements(key, declared, settings.keyPlacement !== undefined)
  const name = nameOfPlacement(key.placement)
  return !usual.some((each) => nameOfPlacement(each) === name)
}

/** What the settings, the document and refusals say, in this order, without repetition. */
export function listDeclaredPlacements(
  settings: ScanSettings,
  document: ApiDocument | null,
  refusals: readonly Answer[],
): readonly KeyPlacement[] {
  if (settings.keyPlacement !== undefined) return [settings.keyPlacement]
  const declared = (document?.schemes ?? []).flatMap(placementOfScheme)
  // Fields go before the query: a key in a URL ends up in logs.
  declared.sort((a, b) => Number(a.in !== 'header') - Number(b.in !== 'header'))
  const challenges = refusals.flatMap((each) => each.headers.list('www-authenticate'))
  return withoutRepetition([
    ...declared,
    ...challenges.flatMap(placementsOfChallenge),
    ...refusals.flatMap(readHints),
  ])
}

/** All that are tried for this key. Query and cookie only where the document declares them. */
export function listPlacements(
  key: GivenKey,
  declared: readonly KeyPlacement[],
  isFixed: boolean,
): readonly KeyPlacement[] {
  if (isFixed) return declared
  const isToken = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(key.text)
  const isPair = /^[^:\s]+:[^\s]+$/.test(key.text)
  const likely = [...(isPair ? [BASIC] : []), ...(isToken ? [BEARER] : [])]
  return withoutRepetition([...declared, ...likely, ...USUAL])
}

function placementOfScheme(scheme: SecurityScheme): KeyPlacement[] {
  if (scheme.type === 'apiKey' && scheme.in !== null && scheme.parameter !== null) {
    const isAuthorization = scheme.parameter.toLowerCase() === 'authorization'
    // Swagger 2.0 has no bearer scheme, so that many describe it as a key in this field.
    if (isAuthorization) return [BEARER, authorization('')]
    return [{ in: scheme.in, name: scheme.parameter, scheme: '' }]
  }
  if (scheme.type === 'basic') return [BASIC]
  if (scheme.type === 'apiKey' || scheme.type === 'other') return []
  return [BEARER]
}

/** WWW-Authenticate (RFC 9110 §11.6.1); several challenges may stand in one field. */
function placementsOfChallenge(challenge: string): KeyPlacement[] {
  const found: KeyPlacement[] = []
  if (/\bbearer\b/i.test(challenge)) found.push(BEARER)
  if (/\bbasic\b/i.test(challenge)) found.push(BASIC)
  if (/\btoken\b(?!\s*=)/i.test(challenge)) found.push(authorization('Token '))
  if (/\bapi-?key\b/i.test(challenge)) found.push(X_API_KEY, authorization('ApiKey '))
  return found
}

function withoutRepetition(placements: readonly KeyPlacement[]): readonly KeyPlacement[] {
  return [...new Map(placements.map((each) => [nameOfPlacement(each), each])).values()]
}

function header(name: string): KeyPlacement {
  return { in: 'header', name, scheme: '' }
}

function authorization(scheme: string): KeyPlacement {
  return { in: 'header', name: 'Authorization', scheme }
}
