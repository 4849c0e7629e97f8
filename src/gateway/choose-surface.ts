/** Decides, where gateway and management share one address, which of them a request is for. */
import type { IncomingMessage } from 'node:http'
import { isPromise } from '../base/maybe-promise.ts'
import { BUILTIN_API_ID } from '../engine/apis/api-record.ts'
import { prepareApi } from '../engine/apis/live-api.ts'
import type { Engine } from '../engine/engine.ts'
import { parseKey } from '../engine/keys/key-format.ts'
import { readCredential } from '../engine/keys/read-credential.ts'
import { normalisePath } from '../engine/policy/normalise-path.ts'

/** What probes and token verifiers ask for without a key. */
const OWN_PATHS = new Set(['/healthz', '/readyz', '/.well-known/jwks.json'])

/**
 * A request that carries an admin key is for the management API: such a key opens nothing
 * else, and must never travel on to an upstream. `/healthz`, `/readyz` and the JWKS are Keyward's
 * own unless a route of the API names them. Everything else is for the API.
 */
export function isForManagement(engine: Engine, apiId: string, req: IncomingMessage): boolean {
  const credential = readCredential(req.rawHeaders)
  if (credential.kind === 'one') return parseKey(credential.text)?.prefix === BUILTIN_API_ID
  const url = req.url ?? ''
  return OWN_PATHS.has(url) && !isNamedByApi(engine, apiId, url)
}

function isNamedByApi(engine: Engine, apiId: string, path: string): boolean {
  const source = engine.storage.findApi(apiId)
  const normalised = normalisePath(path)
  if (source === undefined || isPromise(source) || !normalised.ok) return false
  if (source.api.routes.length === 0) return false
  const target = { method: 'GET', path: normalised.path, segments: normalised.segments }
  return prepareApi(source).findRoute(target) !== undefined
}
