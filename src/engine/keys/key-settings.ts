/** Decides which settings a key may have; used by create, update and import alike. */
import { FieldProblems } from '../../base/field-problems.ts'
import { limits } from '../../base/limits.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import { checkLifetime, checkRotateEvery } from '../apis/key-policy.ts'
import { checkQuota, checkRateLimits, isWholeBetween } from '../limits/check-limits.ts'
import { formatAddressBlock, parseAddressBlock } from '../policy/address-block.ts'
import { checkGrantedScopes } from '../policy/check-scopes.ts'
import { hasControlCharacters } from '../policy/check-text.ts'
import type { KeyRecord } from './key-record.ts'

/** What a person may set of a key. */
export type KeySettings = Pick<
  KeyRecord,
  | 'name'
  | 'owner'
  | 'scopes'
  | 'roles'
  | 'rateLimits'
  | 'quota'
  | 'addresses'
  | 'metadata'
  | 'enabled'
  | 'notBeforeMs'
  | 'expiresAtMs'
  | 'rotateEveryMs'
>

export const DEFAULT_KEY_SETTINGS: KeySettings = {
  name: '',
  owner: null,
  scopes: [],
  roles: [],
  rateLimits: 'inherit',
  quota: 'inherit',
  addresses: [],
  metadata: {},
  enabled: true,
  notBeforeMs: null,
  expiresAtMs: null,
  rotateEveryMs: 'inherit',
}

/** A key that there is, or, with `createdAtMs` alone, one that is being made. */
export type HeldSettings = Pick<KeyRecord, 'createdAtMs'> &
  Partial<Pick<KeyRecord, 'scopes' | 'expiresAtMs'>>

/**
 * Error `invalid_request` with every wrong field; answers the settings in canonical form, and
 * nothing beside them. What `held` has already need not be as a new key must have it.
 */
export function checkKeySettings(
  settings: KeySettings,
  source: ApiWithRoles,
  held: HeldSettings,
): KeySettings {
  const problems = new FieldProblems()
  checkTexts(problems, settings)
  const { scopes: heldScopes = [], createdAtMs, expiresAtMs: heldExpiry } = held
  checkGrantedScopes(problems, settings.scopes, source.api, limits.scopesPerKeyMax, heldScopes)
  checkRoles(problems, settings.roles, source)
  if (settings.rateLimits !== 'inherit') checkRateLimits(problems, settings.rateLimits)
  if (settings.quota !== 'inherit' && settings.quota !== null) checkQuota(problems, settings.quota)
  const addresses = checkAddresses(problems, settings.addresses)
  checkTimes(problems, settings)
  const { name, owner, rateLimits, quota, metadata, enabled, notBeforeMs, expiresAtMs } = settings
  const { rotateEveryMs } = settings
  if (rotateEveryMs !== 'inherit') checkRotateEvery(problems, '/rotateEveryMs', rotateEveryMs)
  checkLifetime(problems, source.api.keyPolicy, createdAtMs, expiresAtMs, heldExpiry)
  problems.throwIfAny()
  return {
    name,
    owner,
    scopes: [...new Set(settings.scopes)],
    roles: [...new Set(settings.roles)],
    rateLimits,
    quota,
    addresses,
    metadata,
    enabled,
    notBeforeMs,
    expiresAtMs,
    rotateEveryMs,
  }
}

function checkTexts(problems: FieldProblems, { name, owner, metadata }: KeySettings): void {
  problems.check(
    name.length <= limits.nameLengthMax && !hasControlCharacters(name),
    '/name',
    `must be at most ${limits.nameLengthMax} characters without control characters`,
  )
  if (owner !== null) {
    problems.check(
      owner.length > 0 && owner.length <= limits.ownerLengthMax && /^[\x20-\x7e]+$/.test(owner),
      '/owner',
      `must be 1 to ${limits.ownerLengthMax} printable ASCII characters`,
    )
  }
  problems.check(
    Buffer.byteLength(JSON.stringify(metadata)) <= limits.metadataBytesMax,
    '/metadata',
    `must be at most ${limits.metadataBytesMax} bytes of JSON`,
  )
}

function checkRoles(problems: FieldProblems, roles: readonly string[], source: ApiWithRoles): void {
  const { rolesPerKeyMax: max } = limits
  problems.check(roles.length <= max, '/roles', `must have at most ${max} entries`)
  for (const [index, role] of roles.slice(0, max).entries()) {
    problems.check(source.roles.has(role), `/roles/${index}`, 'names no role of this API')
  }
}

function checkAddresses(problems: FieldProblems, addresses: readonly string[]): string[] {
  const { addressesPerKeyMax: max } = limits
  problems.check(addresses.length <= max, '/addresses', `must have at most ${max} entries`)
  return addresses.slice(0, max).map((text, index) => {
    const block = parseAddressBlock(text)
    if (block !== undefined) return formatAddressBlock(block)
    problems.add(
      `/addresses/${index}`,
      'must be an address or CIDR block such as 10.0.0.0/8, with no bits set behind the prefix',
    )
    return text
  })
}

function checkTimes(problems: FieldProblems, { notBeforeMs, expiresAtMs }: KeySettings): void {
  for (const [at, timeMs] of [
    ['/notBefore', notBeforeMs],
    ['/expiresAt', expiresAtMs],
  ] as const) {
    const isFine = timeMs === null || isWholeBetween(timeMs, 0, limits.timeMsMax)
    problems.check(isFine, at, 'must be a time from 1970 to 9999')
  }
  if (notBeforeMs === null || expiresAtMs === null) return
  problems.check(notBeforeMs < expiresAtMs, '/expiresAt', 'must be later than notBefore')
}
