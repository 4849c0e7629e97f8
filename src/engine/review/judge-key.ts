/** Decides what is wrong with one key that works, by its record, its policy and its use. */

import { limits } from '../../base/limits.ts'
import { countNoun } from '../../base/text/count-noun.ts'
import { DAY_MS } from '../../base/units.ts'
import { type ApiWithRoles, BUILTIN_API_ID } from '../apis/api-record.ts'
import { findDue } from '../keys/get-rotation.ts'
import type { KeyRecord } from '../keys/key-record.ts'
import { currentSecretOf, isLiveSecret } from '../keys/secret-versions.ts'
import { listGrants } from '../policy/grants.ts'
import { type KeyUsage, OTHERS, type RefusedUse, type Sighting } from '../usage/usage-storage.ts'
import type { Narrowing } from './propose-scopes.ts'
import { createFinding, type ReviewFinding } from './review-kinds.ts'

export interface KeyFacts {
  readonly key: KeyRecord
  readonly source: ApiWithRoles
  readonly usage: KeyUsage
  readonly sightings: readonly Sighting[]
  /** Of its secrets that have ended. */
  readonly refused: readonly RefusedUse[]
  readonly narrowing: Narrowing
}

export interface ReviewPeriod {
  readonly fromMs: number
  readonly toMs: number
}

/** In the order of `REVIEW_KINDS`. */
export function judgeKey(facts: KeyFacts, period: ReviewPeriod): ReviewFinding[] {
  return [
    findExposure(facts, period),
    findAdminOfAll(facts),
    findUnusedScopes(facts),
    findOverdueRotation(facts, period),
    findOverAge(facts, period),
    findEndedSecret(facts, period),
    findRest(facts, period),
    findSharedUse(facts, period),
    findWeakDigest(facts, period),
    findEnd(facts, period),
    findMissingOwner(facts),
  ].filter((each) => each !== undefined)
}

type Found = ReviewFinding | undefined

/** A secret that was made since then is not the one that was seen. */
function findExposure({ key }: KeyFacts, { toMs }: ReviewPeriod): Found {
  const { exposedAtMs, exposedIn, secrets } = key
  if (exposedAtMs === null) return undefined
  const isOpen = secrets.some(
    (secret) => isLiveSecret(secret, toMs) && secret.createdAtMs <= exposedAtMs,
  )
  if (!isOpen) return undefined
  const places = { query: 'in a URL', cookie: 'in a cookie', leak: 'in a public place' }
  const where = places[exposedIn ?? 'leak']
  return createFinding('exposed', `Seen ${where} on ${toDay(exposedAtMs)}, and it still works.`)
}

function findAdminOfAll({ key, source }: KeyFacts): Found {
  const isOfAll =
    key.apiId === BUILTIN_API_ID && listGrants(key, source).some(({ scope }) => scope === '*:*')
  return isOfAll ? createFinding('admin_of_all', 'An admin key that may do everything.') : undefined
}

function findUnusedScopes({ narrowing: { proposal, grants } }: KeyFacts): Found {
  if (proposal === null) return undefined
  const unused = grants.filter(({ used, isYoung }) => used.length === 0 && !isYoung).length
  const partly = grants.filter(({ held, isRole, used }) => {
    return used.length > 0 && !(isRole ? proposal.roles : proposal.scopes).includes(held)
  }).length
  const held = countNoun(grants.length, 'grant')
  const parts = [
    unused === 0 ? [] : [`${unused} of ${held} ${unused === 1 ? 'was' : 'were'} not used`],
    partly === 0 ? [] : [`${partly} ${partly === 1 ? 'gives' : 'give'} more than was used`],
  ].flat()
  return createFinding('unused_scopes', `${parts.join('; ')}.`)
}

function findOverdueRotation({ key, source }: KeyFacts, { toMs }: ReviewPeriod): Found {
  const current = currentSecretOf(key, toMs)
  const dueAtMs = findDue(source.api, key, current)
  if (dueAtMs === null || dueAtMs > toMs || current === undefined) return undefined
  const age = toDays(toMs - current.createdAtMs)
  const seen = `Its secret is ${age} old and was due for rotation on ${toDay(dueAtMs)}.`
  return createFinding('rotation_overdue', seen)
}

/** Made before the policy was: a newer key cannot be. */
function findOverAge({ key, source }: KeyFacts, { toMs }: ReviewPeriod): Found {
  const { maxLifetimeMs } = source.api.keyPolicy
  const ageMs = toMs - key.createdAtMs
  if (maxLifetimeMs === null || ageMs <= maxLifetimeMs) return undefined
  const seen = `It is ${toDays(ageMs)} old; the policy of its API allows ${toDays(maxLifetimeMs)}.`
  return createFinding('over_age', seen)
}

/** Whoever was in the middle of a change has had time to end it. */
function findEndedSecret({ key, refused }: KeyFacts, { fromMs }: ReviewPeriod): Found {
  const late = refused.filter(({ version, lastRefusedAtMs }) => {
    const endsAtMs = key.secrets.find((secret) => secret.version === version)?.expiresAtMs
    if (endsAtMs === undefined || endsAtMs === null || lastRefusedAtMs < fromMs) return false
    return lastRefusedAtMs >= endsAtMs + limits.unusualRefusedLateMs
  })
  const [last] = late.toSorted((one, other) => other.lastRefusedAtMs - one.lastRefusedAtMs)
  if (last === undefined) return undefined
  const from = last.address === null ? '' : ` from ${last.address}`
  return createFinding(
    'ended_secret',
    `Secret ${last.version} has ended, and was presented still${from} on ` +
      `${toDay(last.lastRefusedAtMs)}.`,
  )
}

function findRest({ key, usage }: KeyFacts, { fromMs, toMs }: ReviewPeriod): Found {
  const { lastUsedAtMs } = usage
  if (lastUsedAtMs === null) {
    const restMs = toMs - Math.max(key.createdAtMs, key.notBeforeMs ?? 0)
    if (restMs < limits.reviewNeverUsedMs) return undefined
    return createFinding('never_used', `Never used in the ${toDays(restMs)} since it could be.`)
  }
  if (lastUsedAtMs >= fromMs) return undefined
  const seen = `Last used on ${toDay(lastUsedAtMs)}, ${toDays(toMs - lastUsedAtMs)} ago.`
  return createFinding('dormant', seen)
}

function findSharedUse({ sightings }: KeyFacts, { fromMs }: ReviewPeriod): Found {
  const recent = sightings.filter(
    ({ kind, lastSeenAtMs }) => kind === 'network' && lastSeenAtMs >= fromMs,
  )
  if (recent.length < limits.reviewNetworksMin) return undefined
  const more = recent.some(({ value }) => value === OTHERS) ? 'more than ' : ''
  return createFinding('shared_use', `Used from ${more}${recent.length} networks.`)
}

function findWeakDigest({ key }: KeyFacts, { toMs }: ReviewPeriod): Found {
  const weak = key.secrets.find(
    (secret) =>
      isLiveSecret(secret, toMs) &&
      (secret.algorithm === 'sha256' || secret.algorithm === 'foreign-hmac-sha256'),
  )
  if (weak === undefined) return undefined
  const form = weak.algorithm === 'sha256' ? 'a bare SHA-256' : 'an HMAC of another system'
  const seen = `Imported as ${form}, which stays until the key is used or rotated.`
  return createFinding('weak_digest', seen)
}

function findEnd({ key }: KeyFacts, { toMs }: ReviewPeriod): Found {
  const { expiresAtMs } = key
  if (expiresAtMs === null) return createFinding('no_expiry', 'It never expires.')
  if (expiresAtMs - toMs > limits.reviewExpiringMs) return undefined
  return createFinding('expiring', `It expires on ${toDay(expiresAtMs)}.`)
}

function findMissingOwner({ key }: KeyFacts): Found {
  return key.owner === null ? createFinding('no_owner', 'Nobody is named as its owner.') : undefined
}

function toDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}

function toDays(spanMs: number): string {
  return countNoun(Math.floor(spanMs / DAY_MS), 'day')
}
