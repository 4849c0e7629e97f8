/** Decides the order in which every management request is handled: who, what, do, tell. */
import type { Context } from 'hono'
import { KeywardError } from '../base/errors.ts'
import { GrantSet } from '../engine/policy/grants.ts'
import type { Principal } from '../engine/principal.ts'
import type { AdminRequest } from './admin-request.ts'
import { authorizeAdmin, originOf, toPrincipal } from './authorize-admin.ts'
import type { DenialLog } from './denial-log.ts'
import type { Answer, Endpoint } from './endpoint.ts'
import { readIdempotencyClaim } from './idempotency-key.ts'
import { joinField } from './join-field.ts'
import type { ManagementBindings, ManagementDeps } from './management-deps.ts'
import { toOAuthError } from './oauth/oauth-error.ts'
import { readFormInput } from './oauth/read-form-input.ts'
import { parseInput } from './parse-input.ts'
import { toProblem } from './problem.ts'
import { readJsonInput } from './read-json-input.ts'
import { readQuery } from './read-query.ts'
import { chooseRequestId } from './request-id.ts'
import { strictObject } from './schemas/strict-object.ts'
import { tellTrouble } from './tell-trouble.ts'

export type ManagementContext = Context<{ Bindings: ManagementBindings }>

/** May grant nothing. */
const NO_GRANTS = new GrantSet([])

const NO_PARAMETERS = strictObject({})

const NO_BYTES = new Uint8Array()

/** Never throws: what goes wrong is answered as a problem, and logged when it is our trouble. */
export async function serveEndpoint(
  deps: ManagementDeps,
  denials: DenialLog,
  endpoint: Endpoint,
  context: ManagementContext,
): Promise<Response> {
  const bindings: ManagementBindings = context.env ?? {}
  const request = toAdminRequest(context.req.raw, bindings, endpoint.operationId)
  const { requestId } = request
  let actor: string | undefined
  try {
    if (endpoint.isOffered?.(deps) === false) throw new KeywardError('route_not_found')
    const principal = bindings.principal ?? (await findPrincipal(deps, denials, endpoint, request))
    actor = principal.id
    const answer = await endpoint.handle({
      deps,
      principal,
      params: context.req.param(),
      query: readEndpointQuery(endpoint, request),
      ...(await readEndpointBody(endpoint, context.req.raw, request, bindings)),
      requestId,
      request,
      denials,
    })
    if (endpoint.isChange === true) tellChange(deps, endpoint, principal, answer, requestId)
    deps.metrics.countManagement(endpoint.operationId, answer.status)
    const { silenceTimeoutMs } = answer
    if (silenceTimeoutMs !== undefined) bindings.incoming?.setTimeout(silenceTimeoutMs)
    return toResponse(answer, requestId, listNonceFields(deps, request))
  } catch (error) {
    tellTrouble(deps.logger, error, { requestId, operation: endpoint.operationId, actor })
    noteEscalation(deps, error, request, actor)
    const { status, headers, body } = toTold(endpoint, error, requestId)
    deps.metrics.countManagement(endpoint.operationId, status)
    return new Response(body, { status, headers })
  }
}

function toTold({ isOAuth }: Endpoint, error: unknown, requestId: string) {
  if (isOAuth !== true) return toProblem(error, requestId)
  const told = toOAuthError(error)
  return { ...told, headers: { ...told.headers, 'x-request-id': requestId } }
}

function toAdminRequest(
  { headers, url, method }: Request,
  { incoming, address, attemptsFrom, requestId }: ManagementBindings,
  operation: string,
): AdminRequest {
  const rawHeaders = incoming?.rawHeaders ?? [...headers].flat()
  const target = url.slice(url.indexOf('/', url.indexOf('//') + 2))
  return {
    rawHeaders,
    method,
    path: target.replace(/\?.*$/s, ''),
    cookie: joinField(rawHeaders, 'cookie'),
    target,
    address,
    attemptsFrom,
    requestId: requestId ?? chooseRequestId(headers.get('x-request-id') ?? undefined),
    operation,
  }
}

async function findPrincipal(
  deps: ManagementDeps,
  denials: DenialLog,
  { scope, bringsProof }: Endpoint,
  request: AdminRequest,
): Promise<Principal> {
  // Asks for endpoints that are open to everybody, or sees to its proof there.
  const isOpen = scope === null || bringsProof?.(request.rawHeaders) === true
  if (isOpen) return { id: 'anonymous', grants: NO_GRANTS, ...originOf(request) }
  return toPrincipal(deps, await authorizeAdmin(deps, denials, request, [scope]), request)
}

/** What is open to probes and browsers takes whatever they add. */
function readEndpointQuery({ query: schema, scope }: Endpoint, { target }: AdminRequest): unknown {
  if (schema === undefined && scope === null) return undefined
  const mark = target.indexOf('?')
  return readQuery(schema ?? NO_PARAMETERS, mark < 0 ? '' : target.slice(mark + 1))
}

async function readEndpointBody(
  endpoint: Endpoint,
  request: Request,
  { rawHeaders }: AdminRequest,
  bindings: ManagementBindings,
) {
  const { body: schema, operationId, takesIdempotencyKey = false } = endpoint
  if (schema === undefined) return { body: undefined, rawBody: NO_BYTES, idempotency: null }
  if (joinField(rawHeaders, 'if-match') !== undefined) {
    throw new KeywardError('invalid_request', {
      detail: 'If-Match is not read; send the version that you saw as "version" in the body.',
    })
  }
  const { value, bytes: rawBody } = await (endpoint.isOAuth === true
    ? readForm(request, rawHeaders, bindings)
    : readJsonInput(endpoint, request, rawHeaders, bindings))
  const body: unknown = parseInput(schema, value)
  if (!takesIdempotencyKey) return { body, rawBody, idempotency: null }
  const idempotencyKey = joinField(rawHeaders, 'idempotency-key')
  return { body, rawBody, idempotency: readIdempotencyClaim(operationId, idempotencyKey, value) }
}

async function readForm(
  request: Request,
  rawHeaders: readonly string[],
  bindings: ManagementBindings,
) {
  return { value: await readFormInput(request, rawHeaders, bindings), bytes: NO_BYTES }
}

function tellChange(
  { logger }: ManagementDeps,
  { operationId }: Endpoint,
  { id: actor }: Principal,
  { target }: Answer,
  requestId: string,
): void {
  logger.info({ requestId, actor, operation: operationId, target }, 'changed')
}

/** An admin who tries to grant more than it holds is either mistaken or no longer itself. */
function noteEscalation(
  { audit }: ManagementDeps,
  error: unknown,
  { address, requestId, operation }: AdminRequest,
  keyId: string | undefined,
): void {
  if (!(error instanceof KeywardError) || error.code !== 'scope_escalation') return
  audit?.denials.note({ code: error.code, operation, keyId, address, requestId })
}

/** Who sent a proof with this request needs a nonce for the next one (RFC 9449 §8.2). */
function listNonceFields({ engine }: ManagementDeps, { rawHeaders }: AdminRequest) {
  if (joinField(rawHeaders, 'dpop') === undefined) return {}
  return { 'dpop-nonce': engine.dpop.nonces.current(engine.clock.nowMs()) }
}

function toResponse(
  { status, body, headers }: Answer,
  requestId: string,
  more: Readonly<Record<string, string>>,
): Response {
  return new Response(body as ConstructorParameters<typeof Response>[0], {
    status,
    headers: {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
      ...more,
      ...headers,
    },
  })
}
