/** Decides how a decision is told over HTTP. */
import type { Decision } from '../engine/keys/decision.ts'
import { getKeyState, type KeyRecord } from '../engine/keys/key-record.ts'
import { formatInstantOrNull } from './schemas/instant-schema.ts'

export function toDecisionJson(decision: Decision, nowMs: number) {
  const route = decision.allowed ? decision.route : null
  const { quota } = decision
  return {
    allowed: decision.allowed,
    code: decision.allowed ? null : decision.code,
    key: decision.key === null ? null : toDecidedKeyJson(decision.key, nowMs),
    missing: decision.allowed ? [] : decision.missing,
    route: route === null ? null : { method: route.method, path: route.path },
    rateLimits: decision.rateLimits,
    quota:
      quota === null
        ? null
        : {
            limit: quota.limit,
            period: quota.period,
            remaining: quota.remaining,
            resetAt: formatInstantOrNull(quota.resetAtMs),
          },
    retryAfterMs: decision.allowed ? 0 : decision.retryAfterMs,
  }
}

function toDecidedKeyJson(key: KeyRecord, nowMs: number) {
  return {
    id: key.id,
    api: key.apiId,
    name: key.name,
    owner: key.owner,
    scopes: key.scopes,
    roles: key.roles,
    state: getKeyState(key, nowMs),
    expiresAt: formatInstantOrNull(key.expiresAtMs),
    metadata: key.metadata,
  }
}
