/** Deletes an API that has no live keys left. */
import { changeTrail } from '../audit/change-trail.ts'
import type { Engine } from '../engine.ts'
import type { Principal } from '../principal.ts'
import { changedApi } from '../revocations/draft-revocation.ts'
import { refuseBuiltinApi } from './builtin-api.ts'
import { getApi } from './get-api.ts'

/** Errors: `api_not_found`, `builtin_api`, `api_not_empty`. */
export async function deleteApi(engine: Engine, principal: Principal, id: string): Promise<void> {
  refuseBuiltinApi(id)
  const { api } = await getApi(engine, id)
  const nowMs = engine.clock.nowMs()
  const trail = changeTrail(principal, {
    tenant: id,
    action: 'api.deleted',
    target: { kind: 'api', id },
    atMs: nowMs,
    before: api,
    after: null,
    revocations: [changedApi(id, nowMs)],
  })
  await engine.storage.deleteApi(id, trail)
}
