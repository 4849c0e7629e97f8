/** Decides what the options of `keys create` and `keys update` become in a request. */
import { KeywardError } from '../../base/errors.ts'
import type { OptionValues } from '../option.ts'
import type { updateKeyShape } from '../specs/key-specs.ts'
import { clearFields } from './api-body.ts'
import { toQuota, toRateLimits } from './limit-body.ts'

type KeyValues = Omit<
  OptionValues<typeof updateKeyShape.options>,
  'enable' | 'disable' | 'clear' | 'data' | 'url' | 'apiKeyFile' | 'insecureHttp'
>

/** `nowMs` is what --expires-in counts from. */
export function createKeyBody(values: KeyValues, nowMs: number): Record<string, unknown> {
  const { name, owner, scope, role, rateLimit, quota, address, metadata, notBefore } = values
  const { rotateEvery } = values
  const expiresAt = findExpiry(values, nowMs)
  return {
    ...(name === undefined ? {} : { name }),
    ...(owner === undefined ? {} : { owner }),
    ...(scope === undefined ? {} : { scopes: scope }),
    ...(role === undefined ? {} : { roles: role }),
    ...(rateLimit === undefined ? {} : { rateLimits: toRateLimits(rateLimit) }),
    ...(quota === undefined ? {} : { quota: toQuota(quota) }),
    ...(address === undefined ? {} : { addresses: address }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(rotateEvery === undefined ? {} : { rotateEveryMs: rotateEvery }),
  }
}

export function clearKeyFields(names: readonly string[]): Record<string, unknown> {
  return clearFields(names, {
    owner: ['owner', null],
    scopes: ['scopes', []],
    roles: ['roles', []],
    addresses: ['addresses', []],
    metadata: ['metadata', {}],
    'not-before': ['notBefore', null],
    'expires-at': ['expiresAt', null],
  })
}

function findExpiry({ expiresAt, expiresIn }: KeyValues, nowMs: number): string | undefined {
  if (expiresIn === undefined) return expiresAt
  if (expiresAt !== undefined) {
    throw new KeywardError('usage_error', {
      detail: '--expires-at and --expires-in exclude each other',
    })
  }
  return new Date(nowMs + expiresIn).toISOString()
}
