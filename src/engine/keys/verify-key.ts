/** Decides whether a request with a key may pass: the one list of checks, the spending last. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { isPromise, type MaybePromise } from '../../base/maybe-promise.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import type { Counters, SpendResult } from '../counters.ts'
import type { Engine } from '../engine.ts'
import type { RequestTarget } from '../policy/request-target.ts'
import { isNeededScope } from '../policy/scope.ts'
import { type AttemptOrigin, attemptsFromOf } from '../throttle/attempts-from-of.ts'
import { type Decision, deny } from './decision.ts'
import { denyUnidentified } from './deny-unidentified.ts'
import { type AccessWanted, findDenial } from './find-denial.ts'
import { type Identified, identifyKey } from './identify-key.ts'
import { isHeldBy } from './is-held-by.ts'
import type { LiveKey } from './live-key.ts'
import { toDecision } from './to-decision.ts'

/** What is asked of a key that has proved itself, by whatever it was proven. */
export interface ProvenRequest extends AccessWanted {
  readonly api: string
  /** Method and path, judged by the routes of the API. Null: only `scopes` are asked for. */
  readonly target: RequestTarget | null
  readonly attemptsFrom?: AttemptOrigin['attemptsFrom']
  /** As the client sent it, cut by `readUserAgent`; undefined when nobody can say. */
  readonly userAgent?: string | undefined
  /** Thumbprint of the key that the sender has proven (DPoP): a token that is bound needs it. */
  readonly jkt?: string | undefined
  /** Units to spend; undefined takes the route's, else 1. 0 only looks. */
  readonly cost?: number | undefined
}

export interface VerifyRequest extends ProvenRequest {
  /** The key text as presented. Never stored, never logged. */
  readonly key: string
}

/**
 * Answers with a decision, spending from limits and quota when it is "allowed". Errors:
 * `api_not_found`, `invalid_request`, and those of the storage: whatever throws, the request
 * does not pass. Not an async function: on a warm key nothing waits, and setting one up for
 * nothing would be a tenth of the time.
 */
export function verifyKey(engine: Engine, request: VerifyRequest): Promise<Decision> {
  try {
    return Promise.resolve(verifyNow(engine, request))
  } catch (error) {
    return Promise.reject(error)
  }
}

/**
 * The same list for a key that was proven otherwise than by its text. `live` must be of the API of
 * the request, and have been the stored one just now.
 */
export function verifyProvenKey(
  engine: Engine,
  live: LiveKey,
  request: ProvenRequest,
): MaybePromise<Decision> {
  checkRequest(request)
  return verifyIdentified(engine, request, engine.clock.nowMs(), live)
}

function verifyNow(engine: Engine, request: VerifyRequest): MaybePromise<Decision> {
  const nowMs = engine.clock.nowMs()
  const source = engine.storage.findApi(request.api)
  return isPromise(source)
    ? source.then((found) => verifyIn(engine, request, nowMs, found))
    : verifyIn(engine, request, nowMs, source)
}

function verifyIn(
  engine: Engine,
  request: VerifyRequest,
  nowMs: number,
  source: ApiWithRoles | undefined,
): MaybePromise<Decision> {
  if (source === undefined) throw new KeywardError('api_not_found')
  checkRequest(request)
  const address = attemptsFromOf(request)
  const live = identifyKey(engine, source, request.key, nowMs, address, request)
  return isPromise(live)
    ? live.then((found) => verifyIdentified(engine, request, nowMs, found))
    : verifyIdentified(engine, request, nowMs, live)
}

function verifyIdentified(
  engine: Engine,
  request: ProvenRequest,
  nowMs: number,
  live: Identified,
): MaybePromise<Decision> {
  if (typeof live === 'string') {
    return denyUnidentified(engine, live, attemptsFromOf(request), nowMs)
  }
  // Whoever has the token alone is not its holder, and learns nothing of it.
  if (live.token !== null && !isHeldBy(live, live.token, request.jkt))
    return deny('not_found', null)
  const decision = decide(engine, request, nowMs, live)
  return isPromise(decision)
    ? decision.then((late) => count(engine, request, nowMs, live, late))
    : count(engine, request, nowMs, live, decision)
}

function count(
  engine: Engine,
  request: ProvenRequest,
  nowMs: number,
  live: LiveKey,
  decision: Decision,
): Decision {
  const outcome = decision.allowed ? 'allowed' : decision.code
  engine.usage.count(live, outcome, decision.route, request, nowMs)
  return decision
}

function decide(
  engine: Engine,
  request: ProvenRequest,
  nowMs: number,
  live: LiveKey,
): MaybePromise<Decision> {
  const route = request.target === null ? null : live.api.findRoute(request.target)
  const denial = findDenial(live, request, route, nowMs)
  if (denial !== null) return denial
  const spent = spend(engine.counters, nowMs, request.cost ?? route?.cost ?? 1, live)
  return isPromise(spent)
    ? spent.then((result) => toDecision(live, route ?? null, result))
    : toDecision(live, route ?? null, spent)
}

function spend(
  counters: Counters,
  nowMs: number,
  cost: number,
  { onlyWindow, windows, quotaSpend }: LiveKey,
): MaybePromise<SpendResult> {
  if (onlyWindow !== null) return counters.spendWindow(nowMs, cost, onlyWindow)
  return counters.spend(nowMs, cost, windows, quotaSpend)
}

function checkRequest({ cost, scopes }: ProvenRequest): void {
  if (cost !== undefined && !(Number.isInteger(cost) && cost >= 0 && cost <= limits.costMax)) {
    throw new KeywardError('invalid_request', {
      errors: [{ at: '/cost', message: `must be a whole number from 0 to ${limits.costMax}` }],
    })
  }
  const wrong = scopes.findIndex((scope) => !isNeededScope(scope))
  if (wrong >= 0) {
    throw new KeywardError('invalid_request', {
      errors: [{ at: `/scopes/${wrong}`, message: 'must be action:resource, without a wildcard' }],
    })
  }
}
