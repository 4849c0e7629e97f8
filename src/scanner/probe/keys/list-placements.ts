/** Decides where the target may read a key, the likeliest place first. */
import type { GivenKey, KeyPlacement, ScanSettings } from '../../scan-settings.ts'
import type { ApiDocument, SecurityScheme } from '../operation.ts'
import { nameOfPlacement } from './place-key.ts'

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

/** What the settings, the document and the challenges say, in this order, without repetition. */
export function listDeclaredPlacements(
  settings: ScanSettings,
  document: ApiDocument | null,
  challenges: readonly string[],
): readonly KeyPlacement[] {
  if (settings.keyPlacement !== undefined) return [settings.keyPlacement]
  const declared = (document?.schemes ?? []).flatMap(placementOfScheme)
  // Fields go before the query: a key in a URL ends up in logs.
  declared.sort((a, b) => Number(a.in !== 'header') - Number(b.in !== 'header'))
  return withoutRepetition([...declared, ...challenges.flatMap(placementsOfChallenge)])
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
