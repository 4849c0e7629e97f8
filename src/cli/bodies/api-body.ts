/** Decides what the options of `apis create` and `apis update` become in a request. */
import { KeywardError } from '../../base/errors.ts'
import type { OptionValues } from '../option.ts'
import { refuseOption } from '../option.ts'
import type { updateApiShape } from '../specs/api-specs.ts'
import { createKeyPolicyBody } from './key-policy-body.ts'
import { toQuota, toRateLimits } from './limit-body.ts'
import { parseRoute, type RouteInput } from './parse-route.ts'

type ApiValues = Omit<
  OptionValues<typeof updateApiShape.options>,
  'clear' | 'data' | 'url' | 'apiKeyFile' | 'insecureHttp'
>

export interface ScopeInput {
  readonly name: string
  readonly description: string
}

export interface Derived {
  readonly routes: readonly RouteInput[]
  readonly scopes: readonly ScopeInput[]
}

const CLEARED: Readonly<Record<string, readonly [field: string, empty: unknown]>> = {
  upstream: ['upstream', null],
  scopes: ['scopes', []],
  routes: ['routes', []],
  'rate-limits': ['rateLimits', []],
  quota: ['quota', null],
}

/** `derived` comes from --openapi; routes and scopes that are given go before it. */
export function createApiBody(values: ApiValues, derived: Derived | null): Record<string, unknown> {
  const { name, prefix, upstream, scope, route, rateLimit, quota } = values
  const routes = mergeRoutes((route ?? []).map(parseRoute), derived?.routes ?? [])
  const scopes = mergeScopes((scope ?? []).map(parseScope), derived?.scopes ?? [])
  const rateLimits = rateLimit === undefined ? undefined : toRateLimits(rateLimit)
  if (rateLimits === 'inherit') refuseOption('--rate-limit', 'cannot be inherited by an API')
  if (quota === 'inherit') refuseOption('--quota', 'cannot be inherited by an API')
  return {
    ...(name === undefined ? {} : { name }),
    ...(prefix === undefined ? {} : { prefix }),
    ...(upstream === undefined ? {} : { upstream }),
    ...(scope === undefined && derived === null ? {} : { scopes }),
    ...(route === undefined && derived === null ? {} : { routes }),
    ...(rateLimits === undefined ? {} : { rateLimits }),
    ...(quota === undefined ? {} : { quota: toQuota(quota) }),
    ...createKeyPolicyBody(values),
  }
}

export function clearFields(
  names: readonly string[],
  table: Readonly<Record<string, readonly [field: string, empty: unknown]>> = CLEARED,
): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => {
      const known = Object.hasOwn(table, name) ? table[name] : undefined
      return known ?? refuseOption('--clear', `must be one of ${Object.keys(table).join(', ')}`)
    }),
  )
}

/** Routes of the same method and shape are one: the first counts. */
export function mergeRoutes(
  first: readonly RouteInput[],
  more: readonly RouteInput[],
): RouteInput[] {
  const shapeOf = ({ method, path }: RouteInput) =>
    `${method} ${path.replace(/\{[^}]*?(\*?)\}/g, '{$1}')}`
  const known = new Set(first.map(shapeOf))
  return [...first, ...more.filter((route) => !known.has(shapeOf(route)))]
}

export function mergeScopes(
  first: readonly ScopeInput[],
  more: readonly ScopeInput[],
): ScopeInput[] {
  const known = new Set(first.map(({ name }) => name))
  return [...first, ...more.filter(({ name }) => !known.has(name))]
}

function parseScope(text: string): ScopeInput {
  const equals = text.indexOf('=')
  if (equals < 0) return { name: text, description: '' }
  return { name: text.slice(0, equals), description: text.slice(equals + 1) }
}

/** Error `usage_error` when an update would change nothing. */
export function checkHasChanges(body: Readonly<Record<string, unknown>>): void {
  if (Object.keys(body).length > 0) return
  throw new KeywardError('usage_error', { detail: 'nothing to change was given' })
}
