/** Makes an API: a prefix, routes, a scope catalogue and default limits. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { changeTrail } from '../audit/change-trail.ts'
import type { Engine } from '../engine.ts'
import { createOnce, type IdempotencyClaim } from '../idempotency.ts'
import type { Principal } from '../principal.ts'
import type { Page } from '../storage.ts'
import type { ApiRecord } from './api-record.ts'
import { type ApiChanges, checkApiId, checkApiSettings } from './api-settings.ts'
import { getApi } from './get-api.ts'
import { DEFAULT_KEY_POLICY } from './key-policy.ts'

export interface CreateApiRequest {
  readonly id: string
  /** Absent: see `createDefaultPrefix`, and empty for the rest. */
  readonly settings: ApiChanges
  readonly idempotency: IdempotencyClaim | null
}

export interface CreatedApi {
  readonly api: ApiRecord
  /** True when the Idempotency-Key was used before: this is what it made then. */
  readonly isReplay: boolean
}

/** Errors: `invalid_request`, `already_exists`, `idempotency_key_reused`. */
export async function createApi(
  engine: Engine,
  principal: Principal,
  request: CreateApiRequest,
): Promise<CreatedApi> {
  checkApiId(request.id)
  const settings = checkApiSettings({
    name: request.id,
    prefix: createDefaultPrefix(request.id),
    upstream: null,
    scopes: [],
    routes: [],
    rateLimits: [],
    quota: null,
    ...request.settings,
    keyPolicy: { ...DEFAULT_KEY_POLICY, ...request.settings.keyPolicy },
  })
  const result = await createOnce(engine, principal, request.idempotency, async (recordFor) => {
    await checkRoom(engine)
    const nowMs = engine.clock.nowMs()
    const api: ApiRecord = {
      id: request.id,
      ...settings,
      importedForms: [],
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
      version: 1,
    }
    const target = { kind: 'api', id: api.id } as const
    const change = { tenant: api.id, action: 'api.created', target, atMs: nowMs } as const
    const trail = changeTrail(principal, { ...change, before: null, after: api })
    await engine.storage.insertApi(api, recordFor(api.id), trail)
    return api
  })
  if ('made' in result) return { api: result.made, isReplay: false }
  return { api: (await getApi(engine, result.earlierId)).api, isReplay: true }
}

async function checkRoom(engine: Engine): Promise<void> {
  let count = 0
  let cursor: string | null = null
  do {
    const page: Page<ApiRecord> = await engine.storage.listApis({
      cursor,
      size: limits.pageSizeMax,
    })
    count += page.items.length
    cursor = page.cursor
  } while (cursor !== null)
  if (count < limits.apisMax) return
  throw new KeywardError('invalid_request', { detail: 'There are as many APIs as there may be.' })
}

/** `shop` → `shop_live`; characters that no prefix may hold are left out. */
export function createDefaultPrefix(id: string): string {
  const letters = id.replace(/[^a-z0-9]/g, '').replace(/^[0-9]+/, '')
  return `${letters.slice(0, 18) || 'api'}_live`
}
