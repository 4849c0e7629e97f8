/** Decides who may use the management API: holders of a key of the built-in API with the scope. */
import { KeywardError } from '../base/errors.ts'
import { BUILTIN_API_ID } from '../engine/apis/api-record.ts'
import { getApi } from '../engine/apis/get-api.ts'
import type { KeyRecord } from '../engine/keys/key-record.ts'
import { prepareKey } from '../engine/keys/live-key.ts'
import { readCredential } from '../engine/keys/read-credential.ts'
import { verifyKey } from '../engine/keys/verify-key.ts'
import type { Principal } from '../engine/principal.ts'
import type { AdminRequest } from './admin-request.ts'
import { createDenialError } from './denial-error.ts'
import type { DenialLog } from './denial-log.ts'
import type { ManagementDeps } from './management-deps.ts'
import { refuseExposedKey } from './refuse-exposed-key.ts'

/** Errors: `several_credentials`, `credential_in_url`, and those of `createDenialError`. */
export async function authorizeAdmin(
  deps: ManagementDeps,
  denials: DenialLog,
  request: AdminRequest,
  scopes: readonly string[],
): Promise<KeyRecord> {
  const { engine } = deps
  const { rawHeaders, target, cookie, address, requestId, operation } = request
  const credential = readCredential(rawHeaders)
  if (credential.kind === 'several') throw new KeywardError('several_credentials')
  if (target !== '' || cookie !== undefined) {
    await refuseExposedKey(deps, denials, request, credential.kind === 'one')
  }
  const decision =
    credential.kind === 'none'
      ? null
      : await verifyKey(engine, {
          key: credential.text,
          api: BUILTIN_API_ID,
          target: null,
          scopes,
          address,
        })
  if (decision?.allowed === true) return decision.key
  const nowMs = engine.clock.nowMs()
  const { code, missing } = decision ?? { code: 'no_key', missing: [] }
  const keyId = decision?.key?.id
  denials.write(nowMs, { requestId, operation, code, keyId, missing, address }, 'admin denied')
  throw createDenialError(BUILTIN_API_ID, decision, nowMs)
}

/** Who that key is: no change may grant more than it holds itself. */
export async function toPrincipal(
  { engine }: ManagementDeps,
  key: KeyRecord,
  request: AdminRequest,
): Promise<Principal> {
  const source = await getApi(engine, BUILTIN_API_ID)
  return { id: key.id, grants: prepareKey(key, source).grants, ...originOf(request) }
}

/** From where a request came, for the audit log. */
export function originOf({ address, requestId }: AdminRequest) {
  return { address: address ?? null, requestId }
}
