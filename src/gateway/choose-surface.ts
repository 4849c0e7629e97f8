/** Decides, where gateway and management share one address, which of them a request is for. */
import type { IncomingMessage } from 'node:http'
import { isPromise } from '../base/maybe-promise.ts'
import { BUILTIN_API_ID } from '../engine/apis/api-record.ts'
import { prepareApi } from '../engine/apis/live-api.ts'
import type { Engine } from '../engine/engine.ts'
import { parseKey } from '../engine/keys/key-format.ts'
import { readCredential } from '../engine/keys/read-credential.ts'
import { normalisePath } from '../engine/policy/normalise-path.ts'
import { findClaimedApi } from '../engine/tokens/read-access-token.ts'
import {
  INTROSPECTION_PATH,
  JWKS_PATH,
  METADATA_PATH,
  REVOCATION_PATH,
  TOKEN_PATH,
} from '../server/oauth/oauth-names.ts'
import { hasWebhookSignature } from '../server/webhooks/verify-webhook.ts'

/** What probes, OAuth clients and token verifiers ask for without an admin key. */
const OWN_PATHS: ReadonlyMap<string, string> = new Map([
  ['/healthz', 'GET'],
  ['/readyz', 'GET'],
  [JWKS_PATH, 'GET'],
  [METADATA_PATH, 'GET'],
  [TOKEN_PATH, 'POST'],
  [INTROSPECTION_PATH, 'POST'],
  [REVOCATION_PATH, 'POST'],
  ['/v1/leaks/github', 'POST'],
])

/** Whose body may be signed in place of a key. */
const SIGNED_PATH = '/v1/leaks'

/**
 * A request that carries an admin key, or a token of one, is for the management API: it opens
 * nothing else, and must never travel on to an upstream. `/healthz`, `/readyz`, the JWKS, the
 * OAuth endpoints and signed reports of leaks are Keyward's own unless a route of the API names
 * them. Everything else is for the API.
 */
export function isForManagement(engine: Engine, apiId: string, req: IncomingMessage): boolean {
  const credential = readCredential(req.rawHeaders)
  if (credential.kind === 'one') return isOfBuiltinApi(credential.text)
  const url = req.url ?? ''
  // Some add a query against caches, and an endpoint of OAuth may have one (RFC 6749 §3.2).
  const [path = ''] = url.split('?', 1)
  const method = findOwnMethod(req, path)
  return method !== undefined && !isNamedByApi(engine, apiId, method, path)
}

function findOwnMethod({ rawHeaders, url }: IncomingMessage, path: string): string | undefined {
  if (path.startsWith(`${METADATA_PATH}/`)) return 'GET'
  const isSigned = url === SIGNED_PATH && hasWebhookSignature(rawHeaders)
  return isSigned ? 'POST' : OWN_PATHS.get(path)
}

/** Nothing is proven here: whoever pretends is refused there. */
function isOfBuiltinApi(text: string): boolean {
  const prefix = parseKey(text)?.prefix
  return prefix === BUILTIN_API_ID || findClaimedApi(text) === BUILTIN_API_ID
}

function isNamedByApi(engine: Engine, apiId: string, method: string, path: string): boolean {
  const source = engine.storage.findApi(apiId)
  const normalised = normalisePath(path)
  if (source === undefined || isPromise(source) || !normalised.ok) return false
  if (source.api.routes.length === 0) return false
  const target = { method, path: normalised.path, segments: normalised.segments }
  return prepareApi(source).findRoute(target) !== undefined
}
