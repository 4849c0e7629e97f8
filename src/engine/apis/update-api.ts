/** Changes the settings of an API; its keys stay valid. */
import { KeywardError } from '../../base/errors.ts'
import { FieldProblems } from '../../base/field-problems.ts'
import { changeTrail } from '../audit/change-trail.ts'
import type { Engine } from '../engine.ts'
import { checkMayGrant, type Principal } from '../principal.ts'
import { changedApi } from '../revocations/draft-revocation.ts'
import type { ApiRecord, KeyPolicy } from './api-record.ts'
import { type ApiChanges, checkApiSettings } from './api-settings.ts'
import { refuseBuiltinApi } from './builtin-api.ts'
import { getApi } from './get-api.ts'
import { checkKeyPolicy } from './key-policy.ts'

/**
 * What is not named stays. A new prefix is for new keys: those that exist keep theirs. Of the
 * built-in API only the policy can be changed, by an admin who may do everything: it binds them
 * all. Errors: `api_not_found`, `builtin_api`, `scope_escalation`, `invalid_request`,
 * `already_exists`, `conflict`.
 */
export async function updateApi(
  engine: Engine,
  principal: Principal,
  id: string,
  changes: ApiChanges,
  expectedVersion?: number,
): Promise<ApiRecord> {
  if (!isPolicyOnly(changes)) refuseBuiltinApi(id)
  checkMayGrant(principal, id, ['*:*'])
  const { api } = await getApi(engine, id)
  if (expectedVersion !== undefined && expectedVersion !== api.version) {
    throw new KeywardError('conflict')
  }
  const keyPolicy = { ...api.keyPolicy, ...changes.keyPolicy }
  const settings = isPolicyOnly(changes)
    ? checkPolicy(keyPolicy)
    : checkApiSettings({ ...api, ...changes, keyPolicy })
  const updated: ApiRecord = {
    ...api,
    ...settings,
    updatedAtMs: engine.clock.nowMs(),
    version: api.version + 1,
  }
  const trail = changeTrail(principal, {
    tenant: id,
    action: 'api.updated',
    target: { kind: 'api', id },
    atMs: updated.updatedAtMs,
    before: api,
    after: updated,
    revocations: asksForMore(api.keyPolicy, keyPolicy) ? [changedApi(id, updated.updatedAtMs)] : [],
  })
  await engine.storage.updateApi(updated, trail)
  return updated
}

/** How long admin keys live is for those to say who run the server. */
function isPolicyOnly(changes: ApiChanges): boolean {
  return Object.keys(changes).join() === 'keyPolicy'
}

/** The built-in API has a prefix that nobody else may have: its other settings are not judged. */
function checkPolicy(keyPolicy: KeyPolicy): Pick<ApiRecord, 'keyPolicy'> {
  const problems = new FieldProblems()
  checkKeyPolicy(problems, keyPolicy)
  problems.throwIfAny()
  return { keyPolicy }
}

/** Then there may be tokens that would not be made any more. */
function asksForMore(before: KeyPolicy, after: KeyPolicy): boolean {
  return (
    (after.requireDpop && !before.requireDpop) ||
    after.tokenLifetimeMsMax < before.tokenLifetimeMsMax ||
    before.tokenAudiences.some((each) => !after.tokenAudiences.includes(each))
  )
}
