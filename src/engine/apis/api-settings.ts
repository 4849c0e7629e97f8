/** Decides which settings an API may have; used by create, update and the configuration file. */
import { FieldProblems } from '../../base/field-problems.ts'
import { limits } from '../../base/limits.ts'
import { isKeyPrefix } from '../keys/key-format.ts'
import { checkQuota, checkRateLimits } from '../limits/check-limits.ts'
import { hasControlCharacters } from '../policy/check-text.ts'
import { isNeededScope } from '../policy/scope.ts'
import { type ApiRecord, BUILTIN_API_ID } from './api-record.ts'
import { checkRoutes } from './check-routes.ts'
import { checkKeyPolicy } from './key-policy.ts'

/** What a person may set of an API. */
export type ApiSettings = Pick<
  ApiRecord,
  'name' | 'prefix' | 'upstream' | 'scopes' | 'routes' | 'rateLimits' | 'quota' | 'keyPolicy'
>

/** What is not named stays as it is, in the policy too. */
export type ApiChanges = Partial<Omit<ApiSettings, 'keyPolicy'>> & {
  readonly keyPolicy?: Partial<ApiSettings['keyPolicy']>
}

const API_ID = /^[a-z0-9][a-z0-9_-]*$/
const UPSTREAM_MESSAGE = 'must be a URL such as http://127.0.0.1:5000, without query'

export function checkApiId(id: string): void {
  const problems = new FieldProblems()
  problems.check(
    API_ID.test(id) && id.length <= limits.idLengthMax && id !== BUILTIN_API_ID,
    '/id',
    `must be lower-case letters, digits, _ and -, at most ${limits.idLengthMax}, not "keyward"`,
  )
  problems.throwIfAny()
}

/** Error `invalid_request` with every wrong field; answers the settings and nothing beside them. */
export function checkApiSettings(settings: ApiSettings): ApiSettings {
  const problems = new FieldProblems()
  const { name, prefix, upstream, scopes, routes, rateLimits, quota, keyPolicy } = settings
  problems.check(
    name.length <= limits.nameLengthMax && !hasControlCharacters(name),
    '/name',
    `must be at most ${limits.nameLengthMax} characters without control characters`,
  )
  problems.check(
    isKeyPrefix(prefix) && !/^keyward(?:_|$)/.test(prefix),
    '/prefix',
    'must be 2 to 24 lower-case letters and digits in parts joined by _, beginning with a ' +
      'letter, such as shop_live; keyward is taken',
  )
  if (upstream !== null) {
    problems.check(isUpstream(upstream), '/upstream', UPSTREAM_MESSAGE)
  }
  checkCatalogue(problems, scopes)
  checkRoutes(problems, routes)
  checkRateLimits(problems, rateLimits)
  if (quota !== null) checkQuota(problems, quota)
  checkKeyPolicy(problems, keyPolicy)
  problems.throwIfAny()
  return { name, prefix, upstream, scopes, routes, rateLimits, quota, keyPolicy }
}

function checkCatalogue(problems: FieldProblems, scopes: ApiSettings['scopes']): void {
  const { scopesPerApiMax: max, nameLengthMax } = limits
  problems.check(scopes.length <= max, '/scopes', `must have at most ${max} entries`)
  const names = new Set<string>()
  for (const [index, { name, description }] of scopes.slice(0, max).entries()) {
    const at = `/scopes/${index}`
    const message = 'must be action:resource such as read:users, without a wildcard'
    problems.check(isNeededScope(name), `${at}/name`, message)
    problems.check(!names.has(name), `${at}/name`, 'must not be listed twice')
    problems.check(
      description.length <= nameLengthMax && !hasControlCharacters(description),
      `${at}/description`,
      `must be at most ${nameLengthMax} characters without control characters`,
    )
    names.add(name)
  }
}

function isUpstream(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, search, hash, username, password } = new URL(text)
  const hasCredentials = username !== '' || password !== ''
  return /^https?:$/.test(protocol) && search === '' && hash === '' && !hasCredentials
}
