/** Decides who may use the management API: holders of a key of the built-in API with the scope. */
import { BUILTIN_API_ID } from '../engine/apis/api-record.ts'
import { getApi } from '../engine/apis/get-api.ts'
import { type DpopAnswer, verifyDpopKey } from '../engine/dpop/verify-dpop-key.ts'
import type { Engine } from '../engine/engine.ts'
import type { KeyRecord } from '../engine/keys/key-record.ts'
import { prepareKey } from '../engine/keys/live-key.ts'
import { readCredential } from '../engine/keys/read-credential.ts'
import { type VerifyRequest, verifyKey } from '../engine/keys/verify-key.ts'
import type { Principal } from '../engine/principal.ts'
import { listFieldValues } from '../engine/signatures/signed-message.ts'
import { readUserAgent } from '../engine/usage/read-user-agent.ts'
import type { AdminRequest } from './admin-request.ts'
import { createDenialError, createSeveralError } from './denial-error.ts'
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
  const { rawHeaders, target, cookie, address, attemptsFrom, requestId, operation } = request
  const credential = readCredential(rawHeaders)
  if (credential.kind === 'several') throw createSeveralError(BUILTIN_API_ID)
  if (target !== '' || cookie !== undefined) {
    await refuseExposedKey(deps, denials, request, credential.kind === 'one')
  }
  const userAgent = readUserAgent(rawHeaders)
  const from = { address, attemptsFrom, userAgent }
  const asked = { api: BUILTIN_API_ID, target: null, scopes, ...from }
  const dpop =
    credential.kind === 'one' && credential.needsProof
      ? await verifyBound(engine, request, { ...asked, key: credential.text })
      : null
  const decision =
    credential.kind === 'none'
      ? null
      : (dpop?.decision ?? (await verifyKey(engine, { ...asked, key: credential.text })))
  if (decision?.allowed === true) return decision.key
  const nowMs = engine.clock.nowMs()
  const { code, missing } = decision ?? { code: 'no_key', missing: [] }
  const told = { requestId, operation, code, keyId: decision?.key?.id, missing, address }
  denials.write(nowMs, { ...told, proof: dpop?.trouble?.code }, 'admin denied')
  deps.audit?.denials.note(told)
  throw createDenialError(BUILTIN_API_ID, decision, nowMs, dpop)
}

/** The place is the one that is published, whatever `Host` says. */
function verifyBound(
  engine: Engine,
  { rawHeaders, method, path }: AdminRequest,
  question: VerifyRequest,
): Promise<DpopAnswer> {
  return verifyDpopKey(engine, question, {
    proofs: listFieldValues(rawHeaders, 'dpop'),
    method,
    url: `${engine.tokens.issuer}${path}`,
    nonce: 'required',
  })
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
