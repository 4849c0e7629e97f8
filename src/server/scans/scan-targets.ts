/** Decides whether the server scans a target: it must be well written, listed and within reach. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { AddressBlock } from '../../engine/policy/address-block.ts'
import { isLoopbackHost } from '../../scanner/probe/run/is-loopback-host.ts'
import {
  type AddressReach,
  chooseReach,
  isInReach,
  readLiteral,
} from '../outbound/address-reach.ts'
import { type AllowedTarget, isAllowedTarget } from './allowed-target.ts'

export interface ScanTargetRules {
  readonly allowed: readonly AllowedTarget[]
  /** Private addresses that names on the list may lead to. */
  readonly privateNetworks: readonly AddressBlock[]
  /** Only this machine can reach the server. Asked anew for each scan. */
  readonly isLoopbackOnly: () => boolean
}

export interface CheckedTarget {
  /** In one spelling, without a slash at its end. */
  readonly url: string
  readonly isLoopback: boolean
  readonly reach: AddressReach
}

export class ScanTargets {
  readonly #rules: ScanTargetRules

  constructor(rules: ScanTargetRules) {
    this.#rules = rules
  }

  /** Errors: `invalid_request` at `/target`, `scan_target_not_allowed`. */
  check(text: string): CheckedTarget {
    const url = parseTarget(text, '/target')
    const { allowed, privateNetworks, isLoopbackOnly } = this.#rules
    if (!isAllowedTarget(allowed, url)) {
      refuse(
        allowed.length === 0
          ? 'This server scans nothing: its list of allowed targets is empty.'
          : `${url.origin} is not on the list of allowed targets.`,
      )
    }
    const reach = chooseReach(url.hostname, privateNetworks, isLoopbackOnly())
    const isLoopback = isLoopbackHost(url.hostname)
    const literal = readLiteral(url.hostname)
    const isOut = literal === undefined ? isLoopback : !isInReach(reach, literal)
    if (isOut && !(isLoopback && reach.isLoopbackAllowed)) {
      refuse(`${url.origin} is at an address that this server does not scan.`)
    }
    return { url: withoutSlash(url), isLoopback, reach }
  }

  /** A document lies on the host of the target; files of the server are none of a caller's. */
  checkDocument(text: string, target: string): string {
    const url = parseTarget(text, '/openapi')
    if (url.origin === new URL(target).origin) return url.href
    return refuseField('/openapi', 'must be a URL on the host of the target')
  }
}

/** Spellings on which programs disagree (`\`, spaces, a user in front) are refused, not read. */
function parseTarget(text: string, at: string): URL {
  if (text.length > limits.scanTargetLengthMax) {
    refuseField(at, `must be at most ${limits.scanTargetLengthMax} characters long`)
  }
  const isPlain = /^https?:\/\/[^\s\\]+$/i.test(text) && /^[\x21-\x7e\u00a1-\uffff]+$/.test(text)
  const url = isPlain ? URL.parse(text) : null
  if (url === null || url.hostname === '') {
    return refuseField(at, 'must be a URL such as https://api.example.com')
  }
  if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#]*@/i.test(text)) {
    refuseField(at, 'must not hold a name or password; give keys as "keys"')
  }
  if (text.includes('?') || text.includes('#')) refuseField(at, 'must be without ? and #')
  return url
}

function withoutSlash({ href }: URL): string {
  return href.replace(/\/$/, '')
}

function refuseField(at: string, message: string): never {
  throw new KeywardError('invalid_request', {
    detail: `${at} ${message}.`,
    errors: [{ at, message }],
  })
}

function refuse(detail: string): never {
  throw new KeywardError('scan_target_not_allowed', { detail })
}
