/** Decides how grave it is that an operation hands data to strangers; null: it is meant to. */
import type { Confidence, Severity } from '../../finding.ts'
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import type { Judgement, ScanContext } from '../scan-context.ts'
import { hasPersonalData, listPersonalFields } from './has-personal-data.ts'
import { listSecretFields } from './has-secret-fields.ts'
import { listLeaves } from './list-leaves.ts'
import { nameResource } from './name-resource.ts'
import { listOwnerFields } from './names-owner.ts'
import { readAdministration } from './read-administration.ts'
import { type Publicity, readPublicity } from './read-publicity.ts'
import { nameInWords } from './split-words.ts'

export interface Weight {
  readonly severity: Severity
  readonly confidence: Confidence
  /** Continues a sentence: `… , which holds personal data (users[].email)`. */
  readonly because: string
}

export function weighOpenData(
  operation: Operation,
  answer: Answer,
  scan: ScanContext,
): Weight | null {
  const isRoot =
    operation.path.replace(/\/$/, '') === new URL(scan.baseUrl).pathname.replace(/\/$/, '')
  const publicity = isRoot ? 'by-nature' : readPublicity(operation)
  const holds = nameSensitive(answer)
  const personal = answer.json === undefined ? [] : listPersonalFields(answer.json)
  if (publicity === 'by-nature') {
    const names = new Set(personal.map((path) => path.split('.').at(-1)))
    return names.size < 2 ? null : weight('high', 'likely', holds ?? '')
  }
  if (publicity === 'debug' && holds === null) return null
  if (operation.security === 'none') {
    const isMeantForFew = publicity === 'private' || publicity === 'debug'
    return holds !== null && isMeantForFew ? weight('medium', 'likely', holds) : null
  }
  if (holds !== null) return weight('critical', 'confirmed', holds)
  if (operation.security === 'required') {
    const severity = publicity === 'catalogue' ? 'high' : 'critical'
    return weight(severity, 'confirmed', 'for which the document demands a key')
  }
  if (isPublicName(operation, answer) && isGuardedSomewhere(scan)) {
    return weight('info', 'possible', 'that shows by what name a user is known')
  }
  return weighByName(operation, publicity, isOwned(answer), scan)
}

function weighByName(
  operation: Operation,
  publicity: Publicity,
  isOwnedData: boolean,
  scan: ScanContext,
): Weight | null {
  const resource = nameResource(operation.path)
  const others = scan.judgements.filter((each) => each.operation !== operation)
  const isGuardedElsewhere = others.some(({ none }) => none.access === 'refused')
  const declares = scan.operations.some((each) => each.security === 'required')
  const isAdmin = readAdministration(operation) === 'yes'
  if (isAdmin) return weight('critical', 'likely', 'by its name one of administration')
  if (publicity === 'private') {
    const isSaidOpen = declares && operation.source === 'openapi'
    return weight(isSaidOpen ? 'high' : 'critical', 'likely', `by its name about ${resource}`)
  }
  if (!isGuardedElsewhere && !declares) {
    const isShownToAll = publicity === 'catalogue' || publicity === 'editorial'
    if (isShownToAll && !isOwnedData && isOnlyRead(scan)) {
      return weight('medium', 'possible', 'of a kind that some show to everybody on purpose')
    }
    return weight('high', 'likely', 'in an API that asks for a key nowhere')
  }
  if (publicity === 'catalogue') return null
  const known = scan.document?.operations ?? scan.operations
  const siblings = known.filter((each) => nameResource(each.path) === resource)
  // Where writing is guarded and reading is not, by document or by answers, it is meant for all.
  const isReadForAll =
    siblings.some((each) => each.security === 'required') ||
    others.some((each) => isGuardedChange(each) && nameResource(each.operation.path) === resource)
  if (publicity === 'editorial') {
    const severity = isOwnedData ? 'medium' : 'info'
    return isReadForAll ? null : weight(severity, 'possible', 'while other operations are guarded')
  }
  if (isReadForAll && !isOwnedData) {
    return weight('info', 'possible', 'of which only changes are guarded')
  }
  const isDoubtful = declares || isReadForAll
  return weight(
    isDoubtful ? 'medium' : 'high',
    isDoubtful ? 'possible' : 'likely',
    'while other operations are guarded',
  )
}

/** One user's name for others and how it looks, as beside what users have written. */
function isPublicName(operation: Operation, answer: Answer): boolean {
  if (!/^(?:users?|profiles?|members?|authors?)$/.test(nameResource(operation.path))) return false
  if (!/\}\/?$/.test(operation.path) || answer.json === undefined) return false
  const leaves = listLeaves(answer.json)
  return leaves.length > 0 && leaves.every(({ name }) => PUBLIC_NAME.test(nameInWords(name)))
}

const PUBLIC_NAME =
  /^(?:id|username|user-name|handle|nick-?name|display-name|avatar|avatar-url|image|bio|url|href)$/

function isGuardedSomewhere(scan: ScanContext): boolean {
  return scan.judgements.some(({ none }) => none.access === 'refused')
}

/** Nothing is known that changes anything, and nobody speaks of keys. */
function isOnlyRead({ document, operations, keys, unprovenKeys }: ScanContext): boolean {
  if (keys.length + unprovenKeys.length > 0) return false
  const known = [...operations, ...(document?.operations ?? [])]
  return known.every(({ method }) => ['GET', 'HEAD', 'OPTIONS'].includes(method))
}

/** Known in active mode only. */
function isGuardedChange({ operation, none }: Judgement): boolean {
  return none.access === 'refused' && !['GET', 'HEAD', 'OPTIONS'].includes(operation.method)
}

/** An author is named where everybody reads; an owner is not. */
function isOwned(answer: Answer): boolean {
  if (answer.json === undefined) return false
  return listOwnerFields(answer.json).some((path) => !/author|name|creat|compan|team/i.test(path))
}

function nameSensitive(answer: Answer): string | null {
  if (answer.json === undefined) return hasPersonalData(answer) ? 'which holds personal data' : null
  const secret = listSecretFields(answer.json)
  if (secret.length > 0) return `which holds secrets (${secret.slice(0, 3).join(', ')})`
  const personal = listPersonalFields(answer.json)
  return personal.length > 0
    ? `which holds personal data (${personal.slice(0, 3).join(', ')})`
    : null
}

function weight(severity: Severity, confidence: Confidence, because: string): Weight {
  return { severity, confidence, because }
}
