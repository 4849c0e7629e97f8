import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createTemporaryDirectory,
  removeDirectory,
} from '../../test/contracts/temporary-directory.ts'
import { SigningKeySet } from '../engine/tokens/signing-key-set.ts'
import { createSigningKeyStore } from './signing-keys.ts'

const NOW_MS = Date.UTC(2026, 0, 15, 12)

let directory = ''
beforeEach(() => {
  directory = createTemporaryDirectory()
})
afterEach(() => removeDirectory(directory))

const open = () => new SigningKeySet(createSigningKeyStore(directory), NOW_MS)
const readFile = () => JSON.parse(readFileSync(join(directory, 'signing-keys.json'), 'utf8'))

describe('the file of signing keys', () => {
  it('is made once, for its owner alone', () => {
    const first = open()
    expect(statSync(join(directory, 'signing-keys.json')).mode & 0o777).toBe(0o600)
    expect(open().listPublic(NOW_MS)).toEqual(first.listPublic(NOW_MS))
  })

  it('takes the one key of earlier versions over, which signs on', () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const former = { ...privateKey.export({ format: 'jwk' }), kid: 'abc', alg: 'EdDSA', use: 'sig' }
    writeFileSync(join(directory, 'signing-key.json'), JSON.stringify(former))
    expect(open().current('EdDSA').kid).toBe('abc')
    expect(existsSync(join(directory, 'signing-key.json'))).toBe(false)
    expect(open().current('EdDSA').privateKey.export({ format: 'jwk' })).toMatchObject({
      d: former.d,
    })
  })

  it('forgets the private half of a key that was retired', () => {
    const set = open()
    const { kid } = set.current('ES256')
    set.rotate(NOW_MS + 86_400_000, 'requested')
    const kept = readFile().keys.find((key: { kid: string }) => key.kid === kid)
    expect(kept).toMatchObject({ state: 'retired', privateJwk: null })
  })

  it.each([
    ['no JSON', () => '{'],
    ['another form', () => '{"keys": {}}'],
    ['a public key of another pair', () => mangle((key, other) => ({ ...key, publicJwk: other }))],
    ['a name that stands twice', () => mangle((key) => ({ ...key, kid: 'same' }))],
    [
      'a private half where the public one is',
      () => mangle((key) => ({ ...key, publicJwk: { ...key.publicJwk, d: 'AAAA' } })),
    ],
    ['an unknown algorithm', () => mangle((key) => ({ ...key, algorithm: 'HS256' }))],
  ])('is refused with %s, and nothing of it is told', (_, text) => {
    open()
    const { keys } = readFile()
    writeFileSync(join(directory, 'signing-keys.json'), text())
    expect(open).toThrow(expect.objectContaining({ code: 'secrets_file_invalid' }))
    try {
      open()
    } catch (error) {
      for (const { privateJwk } of keys) expect(String(error)).not.toContain(privateJwk.d)
    }
  })
})

type FileKey = { readonly publicJwk: object }

function mangle(change: (key: FileKey, otherPublicJwk: object) => object): string {
  const file = readFile()
  const [last] = file.keys.slice(-1)
  return JSON.stringify({
    ...file,
    keys: file.keys.map((key: FileKey) => change(key, { ...last.publicJwk })),
  })
}
