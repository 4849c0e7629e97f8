/** Prepares an API for decisions: its routes as a tree. Made once per stored version. */
import type { RequestTarget } from '../policy/request-target.ts'
import { RestConvention } from '../policy/rest-convention.ts'
import { RouteMatcher } from '../policy/route-matcher.ts'
import type { ApiRecord, ApiWithRoles, RoutePolicy } from './api-record.ts'

export class LiveApi {
  readonly api: ApiRecord
  readonly source: ApiWithRoles
  readonly #hasPublicRoutes: boolean
  readonly #matcher: RouteMatcher | RestConvention

  constructor(source: ApiWithRoles) {
    this.source = source
    this.api = source.api
    const { routes, scopes } = source.api
    this.#hasPublicRoutes = routes.some((route) => route.public)
    this.#matcher =
      routes.length === 0
        ? new RestConvention(scopes.map(({ name }) => name))
        : new RouteMatcher(routes)
  }

  /** The policy for a request; undefined means that nothing names it, so it is denied. */
  findRoute(target: RequestTarget): RoutePolicy | undefined {
    return this.#matcher.findRoute(target.method, target.segments)
  }

  /** True when no key is asked for; most APIs have no such route, and need no look-up to say so. */
  isPublic(target: RequestTarget): boolean {
    return this.#hasPublicRoutes && this.findRoute(target)?.public === true
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
