/** Decides which route policies are valid: plain literal paths, parameters, no two the same. */
import type { FieldProblems } from '../../base/field-problems.ts'
import { limits } from '../../base/limits.ts'
import { normalisePath } from '../policy/normalise-path.ts'
import { isParameter, isRest } from '../policy/route-matcher.ts'
import { isNeededScope } from '../policy/scope.ts'
import type { RoutePolicy } from './api-record.ts'

const METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', '*'])
const PARAMETER = /^\{[A-Za-z_][A-Za-z0-9_.-]*\*?\}$/

export function checkRoutes(problems: FieldProblems, routes: readonly RoutePolicy[]): void {
  const { routesPerApiMax: max } = limits
  problems.check(routes.length <= max, '/routes', `must have at most ${max} entries`)
  const seen = new Set<string>()
  for (const [index, route] of routes.slice(0, max).entries()) {
    const at = `/routes/${index}`
    checkRoute(problems, at, route)
    const shape = `${route.method} ${shapeOf(route.path)}`
    problems.check(!seen.has(shape), at, `is the same as an earlier route: ${shape}`)
    seen.add(shape)
  }
}

/** The same for two templates that match the same paths: names and a last slash say nothing. */
function shapeOf(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '')
  const nameless = segments.map((segment) => {
    if (!isParameter(segment)) return segment
    return isRest(segment) ? '{*}' : '{}'
  })
  return `/${nameless.join('/')}`
}

function checkRoute(problems: FieldProblems, at: string, route: RoutePolicy): void {
  const methods = [...METHODS].join(', ')
  problems.check(METHODS.has(route.method), `${at}/method`, `must be one of ${methods}`)
  problems.check(
    route.path.length <= limits.routePathLengthMax && isTemplate(route.path),
    `${at}/path`,
    'must be a plain path such as /v1/users/{id}; a parameter is a whole segment, {rest*} the last',
  )
  for (const [index, scope] of route.scopes.entries()) {
    const message = 'must be action:resource such as read:users, without a wildcard'
    problems.check(isNeededScope(scope), `${at}/scopes/${index}`, message)
  }
  problems.check(
    !(route.public && route.scopes.length > 0),
    `${at}/public`,
    'cannot be true when scopes are needed',
  )
  problems.check(
    Number.isInteger(route.cost) && route.cost >= 0 && route.cost <= limits.costMax,
    `${at}/cost`,
    `must be a whole number from 0 to ${limits.costMax}`,
  )
}

/** Literal segments must be as a normalised path has them, or they would never match. */
function isTemplate(path: string): boolean {
  if (!path.startsWith('/')) return false
  const segments = path.split('/').slice(1)
  const bare = segments.map((segment) => (isParameter(segment) ? 'x' : segment)).join('/')
  const normalised = normalisePath(`/${bare}`)
  return (
    normalised.ok &&
    normalised.path === `/${bare}` &&
    segments.every(
      (segment, index) =>
        (!isParameter(segment) && !/[{}*%]/.test(segment)) ||
        (PARAMETER.test(segment) && (!isRest(segment) || index === segments.length - 1)),
    )
  )
}
