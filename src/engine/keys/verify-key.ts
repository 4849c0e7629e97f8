/** Decides whether a request with a key may pass: the one list of checks, the spending last. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { isPromise } from '../../base/maybe-promise.ts'
import type { RoutePolicy } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import type { RequestTarget } from '../policy/request-target.ts'
import { isNeededScope } from '../policy/scope.ts'
import { type Decision, deny } from './decision.ts'
import { identifyKey } from './identify-key.ts'
import { getKeyState } from './key-record.ts'
import { toDecision } from './to-decision.ts'

export interface VerifyRequest {
  /** The key text as presented. Never stored, never logged. */
  readonly key: string
  readonly api: string
  /** Method and path, judged by the routes of the API. Null: only `scopes` are asked for. */
  readonly target: RequestTarget | null
  /** Scopes needed beside those of the route; `action:resource`, no wildcard. */
  readonly scopes: readonly string[]
  /** The client's address; undefined when nobody can say. */
  readonly address: string | undefined
  /** Units to spend; undefined takes the route's, else 1. 0 only looks. */
  readonly cost?: number | undefined
}

/**
 * Answers with a decision, spending from limits and quota when it is "allowed". Errors:
 * `api_not_found`, `invalid_request`, and those of the storage: whatever throws, the request
 * does not pass.
 */
export async function verifyKey(engine: Engine, request: VerifyRequest): Promise<Decision> {
  const nowMs = engine.clock.nowMs()
  const foundApi = engine.storage.findApi(request.api)
  const source = isPromise(foundApi) ? await foundApi : foundApi
  if (source === undefined) throw new KeywardError('api_not_found')
  checkRequest(request)

  const identified = identifyKey(engine, source, request.key, nowMs)
  const live = isPromise(identified) ? await identified : identified
  if (live === 'malformed' || live === 'not_found') return deny(live, null)

  const { key } = live
  const state = live.isAlwaysActive ? 'active' : getKeyState(key, nowMs)
  const route = request.target === null ? null : live.api.findRoute(request.target)
  let decision: Decision
  if (state !== 'active') decision = deny(state, key)
  else if (!live.allowsAddress(request.address)) decision = deny('address_not_allowed', key)
  else if (route === undefined) decision = deny('insufficient_scope', key)
  else {
    const missing = live.grants.listMissing(neededScopes(request, route))
    if (missing.length > 0) decision = deny('insufficient_scope', key, missing)
    else {
      const cost = request.cost ?? route?.cost ?? 1
      const spent = engine.counters.spend(nowMs, cost, live.windows, live.quotaSpend)
      decision = toDecision(live, route, isPromise(spent) ? await spent : spent)
    }
  }
  engine.usage.count(live, decision.allowed, nowMs)
  return decision
}

function neededScopes(request: VerifyRequest, route: RoutePolicy | null): readonly string[] {
  if (route === null) return request.scopes
  return request.scopes.length === 0 ? route.scopes : [...route.scopes, ...request.scopes]
}

function checkRequest({ cost, scopes }: VerifyRequest): void {
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
