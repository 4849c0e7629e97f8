/** Runs docs/conformance/, the data files that say what Keyward's rules mean in any language. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { encodeBase62 } from '../src/base/base62.ts'
import { crc32Ascii } from '../src/base/crc32.ts'
import type { RoutePolicy } from '../src/engine/apis/api-record.ts'
import { parseKey } from '../src/engine/keys/key-format.ts'
import { Pepper } from '../src/engine/keys/pepper.ts'
import { formatAddress, parseAddress } from '../src/engine/policy/address.ts'
import {
  type AddressBlock,
  formatAddressBlock,
  isInBlocks,
  parseAddressBlock,
} from '../src/engine/policy/address-block.ts'
import { findClientAddress } from '../src/engine/policy/client-address.ts'
import { GrantSet } from '../src/engine/policy/grants.ts'
import { normalisePath } from '../src/engine/policy/normalise-path.ts'
import { parseRequestTarget } from '../src/engine/policy/request-target.ts'
import { RestConvention } from '../src/engine/policy/rest-convention.ts'
import { RouteMatcher } from '../src/engine/policy/route-matcher.ts'
import { coversScope, isGrantedScope, isNeededScope } from '../src/engine/policy/scope.ts'

const folder = new URL('../docs/conformance/', import.meta.url)

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T
}

interface KeyParts {
  description: string
  valid: boolean
  prefix: string
  separator: string
  id: string
  secret: string
  checksum: string
}

describe('key-format.json', () => {
  const { alphabet, crc32, keys } = read<{
    alphabet: string
    crc32: { text: string; crc32: string; base62: string }[]
    keys: KeyParts[]
  }>('key-format.json')

  it.each(crc32)('CRC-32 of "$text"', ({ text, crc32: expected, base62 }) => {
    const value = crc32Ascii(text)
    expect(value.toString(16).padStart(8, '0')).toBe(expected)
    expect(encodeBase62(value, 6)).toBe(base62)
  })

  it('names the alphabet in order', () => {
    expect([...alphabet].map((_, digit) => encodeBase62(digit, 1)).join('')).toBe(alphabet)
  })

  it.each(keys)('$description', ({ valid, prefix, separator, id, secret, checksum }) => {
    const parsed = parseKey(`${prefix}${separator}${id}${secret}${checksum}`)
    expect(parsed).toEqual(valid ? { prefix, publicId: id } : undefined)
  })
})

describe('hmac.json', () => {
  const { cases } = read<{
    cases: { description: string; key: string; text: string; hmac: string }[]
  }>('hmac.json')

  it.each(cases)('$description', ({ key, text, hmac }) => {
    expect(new Pepper('one', Buffer.from(key, 'hex')).hmac(text)).toBe(hmac)
  })
})

describe('scopes.json', () => {
  const { covers, wellFormed } = read<{
    covers: { description: string; granted: string; needed: string; covers: boolean }[]
    wellFormed: { scope: string; granted: boolean; needed: boolean }[]
  }>('scopes.json')

  it.each(covers)('$description', ({ granted, needed, covers: expected }) => {
    const grant = { scope: granted, role: null }
    const set = new GrantSet([grant])
    expect(coversScope(granted, needed)).toBe(expected)
    expect(set.allows(needed)).toBe(expected)
    expect(set.findGrant(needed)).toBe(expected ? grant : undefined)
    expect(set.listMissing([needed])).toEqual(expected ? [] : [needed])
  })

  it.each(wellFormed)(
    '"$scope" granted: $granted, needed: $needed',
    ({ scope, granted, needed }) => {
      expect(isGrantedScope(scope)).toBe(granted)
      expect(isNeededScope(scope)).toBe(needed)
    },
  )
})

describe('paths.json', () => {
  const { cases } = read<{
    cases: {
      description: string
      raw: string
      path?: string
      segments?: string[]
      refused?: string
    }[]
  }>('paths.json')

  it.each(cases)('$description', ({ raw, path, segments, refused }) => {
    const expected =
      refused === undefined ? { ok: true, path, segments } : { ok: false, reason: refused }
    expect(normalisePath(raw)).toEqual(expected)
  })
})

describe('rest-convention.json', () => {
  const { cases } = read<{
    cases: { description: string; method: string; path: string; scope: string | null }[]
  }>('rest-convention.json')

  it.each(cases)('$description', ({ method, path, scope }) => {
    const { segments } = parseRequestTarget(method, path)
    const scopes = new RestConvention().findRoute(method, segments)?.scopes
    expect(scopes).toEqual(scope === null ? undefined : [scope])
  })
})

describe('routes.json', () => {
  const { groups } = read<{
    groups: {
      description: string
      routes: Omit<RoutePolicy, 'cost'>[]
      cases: { description: string; method: string; path: string; route: string | null }[]
    }[]
  }>('routes.json')

  describe.each(groups)('$description', ({ routes, cases }) => {
    const inOrder = new RouteMatcher(routes.map((route) => ({ ...route, cost: 1 })))
    const reversed = new RouteMatcher(routes.toReversed().map((route) => ({ ...route, cost: 1 })))

    it.each(cases)('$description', ({ method, path, route }) => {
      const normalised = normalisePath(path)
      const segments = normalised.ok ? normalised.segments : undefined
      expect(segments).toBeDefined()
      for (const matcher of [inOrder, reversed]) {
        const found = matcher.findRoute(method, segments ?? [])
        expect(found === undefined ? null : `${found.method} ${found.path}`).toBe(route)
      }
    })
  })
})

describe('addresses.json', () => {
  const { addresses, blocks, contains } = read<{
    addresses: { description: string; text: string; canonical: string | null }[]
    blocks: { description: string; text: string; canonical: string | null }[]
    contains: { description: string; block: string; address: string; contains: boolean }[]
  }>('addresses.json')

  it.each(addresses)('address: $description', ({ text, canonical }) => {
    const bytes = parseAddress(text)
    expect(bytes === undefined ? null : formatAddress(bytes)).toBe(canonical)
  })

  it.each(blocks)('block: $description', ({ text, canonical }) => {
    const block = parseAddressBlock(text)
    expect(block === undefined ? null : formatAddressBlock(block)).toBe(canonical)
  })

  it.each(contains)('in a block: $description', ({ block, address, contains: expected }) => {
    expect(isInBlocks(parseBlocks([block]), address)).toBe(expected)
  })
})

describe('forwarded.json', () => {
  const { cases } = read<{
    cases: {
      description: string
      peer: string
      trustedProxies: string[]
      xForwardedFor: string | null
      forwarded: string | null
      client: string | null
    }[]
  }>('forwarded.json')

  it.each(cases)('$description', ({ peer, trustedProxies, xForwardedFor, forwarded, client }) => {
    const address = findClientAddress(
      peer,
      xForwardedFor ?? undefined,
      forwarded ?? undefined,
      parseBlocks(trustedProxies),
    )
    expect(address ?? null).toBe(client)
  })
})

describe('README.md', () => {
  it('names every file', () => {
    const readme = readFileSync(new URL('README.md', folder), 'utf8')
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
    expect(files.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })
})

function parseBlocks(texts: readonly string[]): AddressBlock[] {
  return texts.map((text) => {
    const block = parseAddressBlock(text)
    if (block === undefined) throw new Error(`not a block: ${text}`)
    return block
  })
}
