import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RoutePolicy } from '../apis/api-record.ts'
import { isParameter, isRest, RouteMatcher } from './route-matcher.ts'

const policy = (method: string, path: string): RoutePolicy => ({
  method,
  path,
  scopes: [],
  public: false,
  cost: 1,
})

const literal = fc.constantFrom('v1', 'users', 'admin', 'me')
const part = fc.oneof(
  { weight: 3, arbitrary: literal },
  { weight: 1, arbitrary: fc.constant('{id}') },
)
const template = fc
  .tuple(fc.array(part, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([parts, isOpen]) => `/${[...parts, ...(isOpen ? ['{rest*}'] : [])].join('/')}`)
const method = fc.constantFrom('GET', 'HEAD', 'POST', '*')
const routes = fc.uniqueArray(
  fc.tuple(method, template).map(([verb, path]) => policy(verb, path)),
  { maxLength: 12, selector: (route) => `${route.method} ${route.path}` },
)
const segments = fc.array(fc.oneof(literal, fc.constantFrom('7', 'Admin', 'USERS')), {
  maxLength: 5,
})

function matches(route: RoutePolicy, verb: string, path: readonly string[]): boolean {
  const isMethod =
    route.method === '*' || route.method === verb || (verb === 'HEAD' && route.method === 'GET')
  const parts = route.path.slice(1).split('/')
  const isOpen = isRest(parts.at(-1) ?? '')
  const isLength = isOpen ? path.length >= parts.length : path.length === parts.length
  return (
    isMethod && isLength && parts.every((each, index) => isParameter(each) || each === path[index])
  )
}

describe('RouteMatcher', () => {
  it('finds a route that matches, or none where none does', () => {
    fc.assert(
      fc.property(
        routes,
        fc.constantFrom('GET', 'HEAD', 'POST', 'PUT'),
        segments,
        (list, verb, path) => {
          const found = new RouteMatcher(list).findRoute(verb, path)
          const fitting = list.filter((route) => matches(route, verb, path))
          if (found !== undefined) expect(fitting).toContain(found)
          const differsByCaseOnly = path.some((each) => each === 'Admin' || each === 'USERS')
          if (found === undefined && !differsByCaseOnly) expect(fitting).toEqual([])
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('finds the same whatever the order of the routes', () => {
    fc.assert(
      fc.property(routes, method, segments, (list, verb, path) => {
        const found = new RouteMatcher(list).findRoute(verb, path)
        expect(new RouteMatcher(list.toReversed()).findRoute(verb, path)).toBe(found)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never gives a path another policy than a server that ignores letter case would', () => {
    fc.assert(
      fc.property(routes, segments, (list, path) => {
        const matcher = new RouteMatcher(list)
        const plain = path.map((each) => each.toLowerCase())
        const found = matcher.findRoute('GET', path)
        if (found !== undefined) expect(matcher.findRoute('GET', plain)).toBe(found)
      }),
      { numRuns: 2_000 },
    )
  })
})
