/** Decides what a request needs in an API without routes: the REST convention of DESIGN §2. */
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
export function findConventionRoute(
  method: string,
  segments: readonly string[],
): RoutePolicy | undefined {
  const action = Object.hasOwn(ACTIONS, method) ? ACTIONS[method] : undefined
  if (action === undefined) return undefined
  const resource = segments.find(
    (segment) => segment.toLowerCase() !== 'api' && !VERSION.test(segment),
  )
  if (resource === undefined || !isScopeSegment(resource)) return undefined
  const path = `/${segments.slice(0, segments.indexOf(resource) + 1).join('/')}/{rest*}`
  return { method, path, scopes: [`${action}:${resource}`], public: false, cost: 1 }
}
