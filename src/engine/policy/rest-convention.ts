/** Decides what a request needs in an API without routes: the REST convention of DESIGN §2. */
import { limits } from '../../base/limits.ts'
import type { RoutePolicy } from '../apis/api-record.ts'
import { isScopeSegment } from './scope.ts'

const ACTIONS: Readonly<Record<string, string>> = {
  GET: 'read',
  HEAD: 'read',
  OPTIONS: 'read',
  POST: 'write',
  PUT: 'write',
  PATCH: 'write',
  DELETE: 'delete',
}

/** `v1`, `v2.1`, `2024-06-01`. */
const VERSION = /^(?:v\d+(?:\.\d+)*|\d{4}-\d{2}-\d{2})$/i

/**
 * `GET /api/v1/users/7` needs `read:users`: the resource is the first segment that is neither
 * `api` nor a version. Undefined, so denied, when there is no such segment, when it cannot be
 * the name of a resource, or when the method is none of the seven.
 */
export class RestConvention {
  readonly #catalogue: ReadonlySet<string>
  #wordsNamed = 0
  /** Resource → action → policy: made once, as a request names nothing new in general. */
  readonly #routes = new Map<string, Map<string, RoutePolicy>>()

  /** `catalogue`: scopes that the API names itself. */
  constructor(catalogue: Iterable<string> = []) {
    this.#catalogue = new Set(catalogue)
  }

  findRoute(method: string, segments: readonly string[]): RoutePolicy | undefined {
    let index = 0
    while (index < segments.length && isPreamble(segments[index] as string)) index++
    const resource = segments[index]
    if (resource === undefined) return undefined
    return this.#routes.get(resource)?.get(method) ?? this.#makeRoute(method, resource)
  }

  #makeRoute(method: string, resource: string): RoutePolicy | undefined {
    const action = Object.hasOwn(ACTIONS, method) ? ACTIONS[method] : undefined
    if (action === undefined || !isScopeSegment(resource)) return undefined
    const scopes = [`${action}:${resource}`]
    // The resource stands in the scope; a path that repeats what was asked for would echo it.
    const route = { method, path: '/{resource}/{rest*}', scopes, public: false, cost: 1 }
    labels.set(route, this.#nameScope(action, resource))
    if (this.#routes.size >= limits.conventionRoutesMax) this.#routes.clear()
    const byMethod = this.#routes.get(resource) ?? new Map<string, RoutePolicy>()
    this.#routes.set(resource, byMethod.set(method, route))
    return route
  }

  /**
   * A path is what its sender likes, a key or a number for each customer even, and counts of use
   * are kept for long: what does not look like a name stands under `*`, and so do all further ones
   * when there are too many.
   */
  #nameScope(action: string, resource: string): string {
    const scope = `${action}:${resource}`
    if (this.#catalogue.has(scope)) return scope
    const isWord = resource.length <= limits.usageResourceLengthMax && WORDS.test(resource)
    if (!isWord || this.#wordsNamed >= limits.usageResourcesMax) return `${action}:*`
    this.#wordsNamed++
    return scope
  }
}

const labels = new WeakMap<RoutePolicy, string>()

/** The scope of such a route as it may be written down; undefined of a route of the API's own. */
export function findConventionLabel(route: RoutePolicy): string | undefined {
  return labels.get(route)
}

/** Lower-case words: what resources are called, and keys and ids are not. */
const WORDS = /^[a-z]+(?:[-_][a-z]+)*$/

/** Compares first characters: nearly all segments are told apart without an expression. */
function isPreamble(segment: string): boolean {
  if (segment.length === 3 && segment.toLowerCase() === 'api') return true
  const first = segment.charCodeAt(0)
  const isV = first === 0x76 || first === 0x56
  if (isV && segment.length === 2) return isDigit(segment.charCodeAt(1))
  return (isV || isDigit(first)) && VERSION.test(segment)
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
