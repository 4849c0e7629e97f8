/** Prepares a key for decisions: grants, addresses and counters. Made once per stored version. */
import { limits } from '../../base/limits.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import { type LiveApi, prepareApi } from '../apis/live-api.ts'
import type { QuotaSpend, WindowSpend } from '../counters.ts'
import type { Quota, RateLimit } from '../limits/limit-policy.ts'
import { type AddressBlock, isInBlocks, parseAddressBlock } from '../policy/address-block.ts'
import { GrantSet, listGrants } from '../policy/grants.ts'
import type { Storage } from '../storage.ts'
import type { AccessToken } from '../tokens/access-token.ts'
import type { PendingUse } from '../usage/pending-use.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'
import { subjectOf } from './subject-of.ts'

/** What a key is proven by, where that is more than its current secret. */
export interface Proof {
  /** From then on it proves nothing any more. */
  readonly endsAtMs: number
  /** Set while the secret that was presented is on its way out: its use is told apart. */
  readonly endingSecretVersion: number | null
  /** An access token was presented; the key of the `LiveKey` is `stored`, as far as it goes. */
  readonly token: {
    readonly claims: AccessToken
    readonly stored: KeyRecord
    /** `SigningKeySet.epoch` when it was checked. */
    readonly epoch: number
  } | null
}

/** One object for nearly all keys, so that looking at it costs no look at memory of their own. */
const CURRENT_SECRET: Proof = {
  endsAtMs: Number.POSITIVE_INFINITY,
  endingSecretVersion: null,
  token: null,
}

export class LiveKey {
  readonly key: KeyRecord
  /** What `key` is in the storage: the same, unless a token narrows it. */
  readonly stored: KeyRecord
  readonly source: ApiWithRoles
  readonly proof: Proof
  readonly api: LiveApi
  /** True when time changes nothing and nothing forbids: then the state need not be looked at. */
  readonly isAlwaysActive: boolean
  readonly grants: GrantSet
  readonly quota: Quota | null
  readonly windows: readonly WindowSpend[]
  /** The one of `windows` when there is no other limit beside it. */
  readonly onlyWindow: WindowSpend | null
  readonly quotaSpend: QuotaSpend | null
  /** Room for a shortcut of the usage buffer; its alone. */
  usageDelta: PendingUse | null = null
  readonly #addresses: readonly AddressBlock[] | null
  #storedIn: Storage | null = null
  #generation = 0

  constructor(key: KeyRecord, source: ApiWithRoles, proof: Proof = CURRENT_SECRET) {
    this.key = key
    this.stored = proof.token?.stored ?? key
    this.source = source
    this.proof = proof
    this.api = prepareApi(source)
    this.isAlwaysActive =
      key.revokedAtMs === null &&
      key.quarantinedAtMs === null &&
      key.enabled &&
      key.notBeforeMs === null &&
      key.expiresAtMs === null
    this.grants = prepareGrants(key, source)
    this.quota = key.quota === 'inherit' ? source.api.quota : key.quota
    const rateLimits = key.rateLimits === 'inherit' ? source.api.rateLimits : key.rateLimits
    this.windows = rateLimits.map((each) => toWindowSpend(key, each))
    this.quotaSpend = this.quota === null ? null : toQuotaSpend(key, this.quota)
    const [first, ...others] = this.windows
    const isOnly = first !== undefined && others.length === 0 && this.quotaSpend === null
    this.onlyWindow = isOnly ? first : null
    this.#addresses = key.addresses.length === 0 ? null : parseBlocks(key.addresses)
  }

  get endsAtMs(): number {
    return this.proof.endsAtMs
  }

  get token(): AccessToken | null {
    const { token } = this.proof
    return token === null ? null : token.claims
  }

  /** True when nothing was written there since this very record was seen to be the stored one. */
  isStoredIn(storage: Storage): boolean {
    return this.#storedIn === storage && this.#generation === storage.generation
  }

  /** `generation` is that of the storage before it was asked. */
  setStoredIn(storage: Storage, generation: number | undefined): void {
    if (generation === undefined) return
    this.#storedIn = storage
    this.#generation = generation
  }

  /** An address that is not known is allowed only where every address is. */
  allowsAddress(address: string | undefined): boolean {
    if (this.#addresses === null) return true
    return address !== undefined && isInBlocks(this.#addresses, address)
  }
}

/** A block that cannot be read any more allows nothing. */
function parseBlocks(texts: readonly string[]): AddressBlock[] {
  return texts.map((text) => parseAddressBlock(text)).filter((block) => block !== undefined)
}

function toWindowSpend(key: KeyRecord, { name, limit, windowMs, per }: RateLimit): WindowSpend {
  return {
    name,
    counter: `${subjectOf(key, per)} ${name} ${windowMs}`,
    limit,
    windowMs,
    shortcut: null,
  }
}

function toQuotaSpend(key: KeyRecord, { limit, period, per }: Quota): QuotaSpend {
  return { subject: subjectOf(key, per), limit, period }
}

/** Keys with the same scopes and roles share one set: fewer bytes to read per decision. */
const grantSets = new WeakMap<ApiWithRoles, Map<string, GrantSet>>()

function prepareGrants(key: KeyRecord, source: ApiWithRoles): GrantSet {
  const name = `${key.scopes.join(' ')}|${key.roles.join(' ')}`
  const known = grantSets.get(source) ?? new Map<string, GrantSet>()
  const shared = known.get(name)
  if (shared !== undefined) return shared
  const made = new GrantSet(listGrants(key, source))
  if (known.size >= limits.sharedGrantSetsMax) known.clear()
  grantSets.set(source, known.set(name, made))
  return made
}

const prepared = new WeakMap<KeyRecord, LiveKey>()

/** The prepared form of exactly this version of the key, its API and roles. */
export function prepareKey(key: KeyRecord, source: ApiWithRoles): LiveKey {
  const known = prepared.get(key)
  if (known !== undefined && known.source === source) return known
  const made = new LiveKey(key, source)
  prepared.set(key, made)
  return made
}

const preparedEnding = new WeakMap<KeyRecord, Map<number, LiveKey>>()

/** The same, proven by `secret`, which may be one that will end. Counters are those of the key. */
export function prepareProven(
  key: KeyRecord,
  source: ApiWithRoles,
  { version, expiresAtMs }: SecretVersion,
): LiveKey {
  if (expiresAtMs === null) return prepareKey(key, source)
  const known = preparedEnding.get(key) ?? new Map<number, LiveKey>()
  const shared = known.get(version)
  if (shared !== undefined && shared.source === source) return shared
  const proof = { endsAtMs: expiresAtMs, endingSecretVersion: version, token: null }
  const made = new LiveKey(key, source, proof)
  preparedEnding.set(key, known.set(version, made))
  return made
}
