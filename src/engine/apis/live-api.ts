/** Prepares an API for decisions: its routes as a tree. Made once per stored version. */
import type { RequestTarget } from '../policy/request-target.ts'
import { findConventionRoute } from '../policy/rest-convention.ts'
import { RouteMatcher } from '../policy/route-matcher.ts'
import type { ApiRecord, ApiWithRoles, RoutePolicy } from './api-record.ts'

export class LiveApi {
  readonly api: ApiRecord
  readonly source: ApiWithRoles
  readonly #matcher: RouteMatcher | null

  constructor(source: ApiWithRoles) {
    this.source = source
    this.api = source.api
    this.#matcher = source.api.routes.length === 0 ? null : new RouteMatcher(source.api.routes)
  }

  /** The policy for a request; undefined means that nothing names it, so it is denied. */
  findRoute(target: RequestTarget): RoutePolicy | undefined {
    if (this.#matcher !== null) return this.#matcher.findRoute(target.method, target.segments)
    return findConventionRoute(target.method, target.segments)
  }
}

const prepared = new WeakMap<ApiWithRoles, LiveApi>()

/** The prepared form of exactly this version of the API and its roles. */
export function prepareApi(source: ApiWithRoles): LiveApi {
  const known = prepared.get(source)
  if (known !== undefined) return known
  const made = new LiveApi(source)
  prepared.set(source, made)
  return made
}
