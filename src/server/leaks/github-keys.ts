/** Decides which public keys are GitHub's: fetched when needed, kept, never fetched in a hurry. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { isRecord } from '../../base/document/is-record.ts'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Logger } from '../logger.ts'
import { chooseReach } from '../outbound/address-reach.ts'
import { Outbound } from '../outbound/outbound.ts'

export interface GithubKeysOptions {
  readonly url: URL
  readonly clock: Engine['clock']
  readonly logger: Logger
  readonly userAgent: string
}

export const GITHUB_KEYS_URL = 'https://api.github.com/meta/public_keys/secret_scanning'

/**
 * Strangers name the key that they pretend to have signed with. One that is not known may be new,
 * so the list is fetched again, but for all strangers together no more than once in
 * `limits.githubKeysRetryMs`: nobody can use us against GitHub, nor use up what it allows us.
 */
export class GithubKeys {
  readonly #options: GithubKeysOptions
  readonly #outbound: Outbound
  #keys: ReadonlyMap<string, KeyObject> = new Map()
  #fetchedAtMs = Number.NEGATIVE_INFINITY
  #triedAtMs = Number.NEGATIVE_INFINITY
  #underWay: Promise<void> | undefined

  constructor(options: GithubKeysOptions) {
    const { url } = options
    this.#options = options
    // The operator named it, so an address of this machine is meant; elsewhere it is a public one.
    this.#outbound = new Outbound({ url, reach: chooseReach(url.hostname, [], true) })
  }

  /** Undefined when there is no such key. Error `reporter_keys_unavailable`: nobody can say. */
  async find(id: string): Promise<KeyObject | undefined> {
    const nowMs = this.#options.clock.nowMs()
    const isFresh = nowMs - this.#fetchedAtMs < limits.githubKeysFreshMs
    if (!isFresh || !this.#keys.has(id)) await this.#refresh(nowMs)
    if (nowMs - this.#fetchedAtMs >= limits.githubKeysTrustedMs) {
      throw new KeywardError('reporter_keys_unavailable')
    }
    return this.#keys.get(id)
  }

  close(): Promise<void> {
    return this.#outbound.close()
  }

  async #refresh(nowMs: number): Promise<void> {
    if (this.#underWay === undefined && nowMs - this.#triedAtMs >= limits.githubKeysRetryMs) {
      this.#triedAtMs = nowMs
      this.#underWay = this.#fetch(nowMs).finally(() => {
        this.#underWay = undefined
      })
    }
    await this.#underWay
  }

  /** Whatever goes wrong, the keys that are known stay, for as long as they are trusted. */
  async #fetch(nowMs: number): Promise<void> {
    const { logger, userAgent, url } = this.#options
    try {
      const { status, body, isWhole } = await this.#outbound.request({
        method: 'GET',
        headers: { accept: 'application/json', 'user-agent': userAgent },
        timeoutMs: limits.githubKeysTimeoutMs,
        bytesMax: limits.githubKeysBytesMax,
      })
      if (status !== 200) throw new Error(`answered ${status}`)
      if (!isWhole) throw new Error('answered no whole list of keys')
      this.#keys = parseKeys(body.toString('utf8'))
      this.#fetchedAtMs = nowMs
    } catch (error) {
      logger.warn({ err: error, from: url.origin }, 'keys of the reporter cannot be fetched')
    }
  }
}

/** Only ECDSA keys on P-256 count; the same curve is what the protocol signs with. */
function parseKeys(text: string): Map<string, KeyObject> {
  const value: unknown = JSON.parse(text)
  const list = isRecord(value) ? value['public_keys'] : undefined
  if (!Array.isArray(list)) throw new Error('answered no list of keys')
  const keys = new Map<string, KeyObject>()
  for (const each of list.slice(0, limits.githubKeysMax)) {
    if (!isRecord(each)) continue
    const { key_identifier: id, key: pem } = each
    const key = typeof pem === 'string' ? readKey(pem) : undefined
    if (typeof id === 'string' && key !== undefined) keys.set(id, key)
  }
  return keys
}

function readKey(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem)
    const isP256 = key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
    return key.asymmetricKeyType === 'ec' && isP256 ? key : undefined
  } catch {
    return undefined
  }
}
