/** Decides which key asks at an OAuth endpoint, and that it may: as a client, or as an admin. */
import { KeywardError } from '../../base/errors.ts'
import { BUILTIN_API_ID } from '../../engine/apis/api-record.ts'
import type { Engine } from '../../engine/engine.ts'
import type { LiveKey } from '../../engine/keys/live-key.ts'
import { verifyProvenKey } from '../../engine/keys/verify-key.ts'
import type { Principal } from '../../engine/principal.ts'
import { attemptsFromOf } from '../../engine/throttle/attempts-from-of.ts'
import { identifyAssertedClient } from '../../engine/tokens/identify-asserted-client.ts'
import { identifyClient } from '../../engine/tokens/identify-subject.ts'
import { readUserAgent } from '../../engine/usage/read-user-agent.ts'
import type { AdminRequest } from '../admin-request.ts'
import { authorizeAdmin, originOf, toPrincipal } from '../authorize-admin.ts'
import { createDenialError } from '../denial-error.ts'
import type { DenialLog } from '../denial-log.ts'
import type { ManagementDeps } from '../management-deps.ts'
import { refuseExposedKey } from '../refuse-exposed-key.ts'
import { TOKEN_PATH } from './oauth-names.ts'
import {
  type ClientClaim,
  type ClientFields,
  type ClientProof,
  createClientError,
  readClient,
} from './read-client.ts'

export interface ClientCall {
  readonly deps: ManagementDeps
  readonly denials: DenialLog
  readonly request: AdminRequest
  readonly body: ClientFields
}

/** What a request says of its client. A key in the URL or a cookie is exposed, not read. */
export async function readClientClaim(call: ClientCall): Promise<ClientClaim> {
  const { deps, denials, request, body } = call
  const claim = readClient(request.rawHeaders, body)
  await refuseExposedKey(deps, denials, request, claim.kind !== 'none')
  return claim
}

/** The key behind a client that proves it. Error `unauthorized`, whatever is wrong. */
export async function identifyClientOf(
  { deps, denials, request }: ClientCall,
  claim: ClientProof,
): Promise<LiveKey> {
  const live = await identifyProof(deps.engine, request, claim)
  if (live !== undefined) return live
  tellDenial(deps, denials, request, 'not_found')
  throw createClientError()
}

function identifyProof(
  engine: Engine,
  request: AdminRequest,
  claim: ClientProof,
): Promise<LiveKey | undefined> {
  const { path, address, rawHeaders } = request
  const attemptsFrom = attemptsFromOf(request)
  if (claim.kind === 'secret') {
    const from = { address, userAgent: readUserAgent(rawHeaders) }
    return identifyClient(engine, claim.clientId, claim.secret.reveal(), from, attemptsFrom)
  }
  const { issuer } = engine.tokens
  // Older clients name the token endpoint, whichever they ask (RFC 7523 §3).
  const audiences = [issuer, `${issuer}${path}`, `${issuer}${TOKEN_PATH}`]
  return identifyAssertedClient(engine, {
    text: claim.assertion,
    clientId: claim.clientId,
    audiences,
    address: attemptsFrom,
  })
}

/** Takes nothing from limits: to look at a token or to end one must not depend on them. */
export async function authorizeClient(
  call: ClientCall,
  claim: ClientProof,
  scopes: readonly string[],
): Promise<LiveKey> {
  const { deps, denials, request } = call
  const live = await identifyClientOf(call, claim)
  const { address } = request
  const asked = { api: live.key.apiId, target: null, scopes, address, cost: 0 }
  const decision = await verifyProvenKey(deps.engine, live, asked)
  if (decision.allowed) return live
  const { code, missing } = decision
  tellDenial(deps, denials, request, code, live.key.id)
  // An admin that asks as a client is told of as if it had asked with a bearer key.
  if (live.key.apiId === BUILTIN_API_ID) {
    const { requestId, operation } = request
    deps.audit?.denials.note({ requestId, operation, code, keyId: live.key.id, missing, address })
  }
  const error = createDenialError(live.key.apiId, decision, deps.engine.clock.nowMs())
  throw error.status === 401 ? createClientError() : error
}

/** An admin that holds `scope`, in any of the ways that a client may name itself. */
export async function authorizeAdminClient(call: ClientCall, scope: string): Promise<Principal> {
  const { deps, denials, request } = call
  const claim = await readClientClaim(call)
  if (claim.kind === 'secret' || claim.kind === 'assertion') {
    const live = await authorizeClient(call, claim, [scope])
    if (live.key.apiId !== BUILTIN_API_ID) throw createForeignError()
    return principalOf(live, request)
  }
  if (claim.kind === 'none') throw createClientError()
  return toPrincipal(deps, await authorizeAdmin(deps, denials, request, [scope]), request)
}

export function principalOf(live: LiveKey, request: AdminRequest): Principal {
  return { id: live.key.id, grants: live.grants, ...originOf(request) }
}

/** Scopes of another API that happen to have the same name are no scopes of the management API. */
function createForeignError(): KeywardError {
  return new KeywardError('forbidden', { detail: 'Only a key of the built-in API may ask this.' })
}

export function tellDenial(
  { engine }: ManagementDeps,
  denials: DenialLog,
  { requestId, operation, address }: AdminRequest,
  code: string,
  keyId?: string,
): void {
  const fields = { requestId, operation, code, keyId, address }
  denials.write(engine.clock.nowMs(), fields, 'client denied')
}
