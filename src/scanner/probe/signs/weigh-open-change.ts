/** Decides how grave it is that an operation which changes something lets strangers in. */
import type { Operation } from '../operation.ts'
import type { Judged, ScanContext } from '../scan-context.ts'
import { readAdministration } from './read-administration.ts'
import { readPublicity } from './read-publicity.ts'
import type { Weight } from './weigh-open-data.ts'

/** Called by other services or by visitors who have no account yet; each has checks of its own. */
const CALLED_BY_ALL = new RegExp(
  '(?:^|[/_-])(?:web-?hooks?|hooks?|callbacks?|notify|ipn|events?|track|collect|beacon|contact|' +
    'feedback|newsletter|subscribe|unsubscribe|search|query|graphql|rpc|echo|validate|preview|' +
    'chat|completions?)(?:$|[/_-])',
  'i',
)

/** Null: it is meant to, or nothing shows that it is not. */
export function weighOpenChange(
  operation: Operation,
  judged: Judged,
  scan: ScanContext,
): Weight | null {
  if (operation.security === 'none' || judged.answer === null) return null
  const publicity = readPublicity(operation)
  if (publicity === 'by-nature' || CALLED_BY_ALL.test(operation.path)) return null
  const isDone = judged.answer.status >= 200 && judged.answer.status < 300
  const isGuardedElsewhere = scan.judgements.some(({ none }) => none.access === 'refused')
  const isGrave = publicity === 'private' || readAdministration(operation) === 'yes'
  const isSaid = operation.security === 'required'
  const because = isSaid
    ? 'for which the document demands a key'
    : isGuardedElsewhere
      ? 'while other operations are guarded'
      : 'in an API that asks for a key nowhere'
  if (isSignUp(operation)) {
    return isDone ? { severity: 'medium', confidence: 'possible', because } : null
  }
  // Some services look at the body first: what they say of it is no proof.
  if (!isDone) return { severity: 'medium', confidence: 'possible', because }
  return {
    severity: isSaid || isGrave ? 'critical' : 'high',
    confidence: isSaid ? 'confirmed' : 'likely',
    because,
  }
}

/** Where users are made by POST to their collection, visitors make themselves one. */
function isSignUp({ method, path, security }: Operation): boolean {
  if (method !== 'POST' || security === 'required') return false
  return /\/(?:users?|accounts?|members?|customers?|clients?)\/?$/i.test(path)
}
