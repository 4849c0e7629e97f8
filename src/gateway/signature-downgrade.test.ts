/** Attack: a signature that is weaker than it looks, or stands beside another credential. */
import { createHmac, generateKeyPairSync } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  type ForgeSignature,
  forgerOf,
  linesOfRequest,
  wholeOf,
} from '../../test/fixtures/forge-signature.ts'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import {
  createSigningKey,
  type SigningKey,
  send,
  signRequest,
} from '../../test/fixtures/sign-request.ts'
import { type GatewayFixture, startGateway } from '../../test/fixtures/start-gateway.ts'
import { createKeyText } from '../engine/keys/key-format.ts'

let gateway: GatewayFixture
let signer: SigningKey
let url: string
let forge: ForgeSignature

beforeEach(async () => {
  gateway = await startGateway()
  signer = await createSigningKey(gateway.engine, { scopes: ['*:*'] })
  url = `${gateway.url}/v1/users?page=2`
  forge = forgerOf(signer, gateway.port)
})

const statusOf = async (headers: Record<string, string>) =>
  (await send({ method: 'GET', url, headers, body: undefined })).status

it('takes what is forged rightly, so that the others fail for their reason alone', async () => {
  expect(await statusOf(forge())).toBe(200)
})

describe('fewer components', () => {
  it.each([
    ['nothing', []],
    ['no method', ['@authority', '@path', '@query']],
    ['no host', ['@method', '@path', '@query']],
    ['no path', ['@method', '@authority', '@query']],
    ['no query', ['@method', '@authority', '@path']],
    ['one parameter for the query', ['@method', '@authority', '@path', '@query-param;name="page"']],
    ['the scheme for the host', ['@method', '@scheme', '@path', '@query']],
    ['the Host field for the host', ['@method', 'host', '@path', '@query']],
  ])('%s: refused', async (_what, fields) => {
    const headers = { Host: `127.0.0.1:${gateway.port}` }
    expect((await send(await signRequest(signer, { url, fields, headers }))).status).toBe(401)
  })
})

describe('confusion of algorithms', () => {
  it.each(['hmac-sha256', 'rsa-pss-sha512', 'ecdsa-p256-sha256', 'none', 'Ed25519', 'EdDSA'])(
    '%s is said, ed25519 is meant: refused',
    async (alg) => {
      expect((await send(await signRequest(signer, { url, alg }))).status).toBe(401)
    },
  )

  it('an HMAC whose secret is the public key: refused', async () => {
    const secret = signer.key.secrets[0]?.digest ?? ''
    for (const key of [secret, Buffer.from(secret, 'base64url')]) {
      for (const digest of ['sha256', 'sha512']) {
        const parameters = wholeOf(
          signer,
          '"@method" "@authority" "@path" "@query"',
          ';alg="hmac-sha256"',
        )
        const base = [...linesOfRequest(gateway.port), `"@signature-params": ${parameters}`].join(
          '\n',
        )
        const mac = createHmac(digest, key).update(base).digest('base64')
        const headers = { 'Signature-Input': `sig=${parameters}`, Signature: `sig=:${mac}:` }
        expect(await statusOf(headers)).toBe(401)
      }
    }
  })

  it('a pair of another owner: refused', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const posing = { ...signer, privateKey }
    expect((await send(await signRequest(posing, { url }))).status).toBe(401)
  })

  it('a signature that was altered in any bit: refused', async () => {
    const parameters = wholeOf(signer)
    const good = forge(parameters)
    const bytes = Buffer.from(good.Signature.slice(5, -1), 'base64')
    for (const bit of [0, 7, 255, 256, 300, 509, 510, 511]) {
      const altered = Buffer.from(bytes)
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7))
      const headers = { ...good, Signature: `sig=:${altered.toString('base64')}:` }
      expect(await statusOf(headers)).toBe(401)
    }
    expect(await statusOf(good)).toBe(200)
  })
})

describe('a second credential', () => {
  it('a key as text beside the signature: refused, whichever is right', async () => {
    const { text } = await createShopKey(gateway.engine, { scopes: ['*:*'] })
    for (const [name, value] of [
      ['X-API-Key', text],
      ['Authorization', `Bearer ${text}`],
      ['X-API-Key', 'anything'],
    ] as const) {
      const { headers } = await signRequest(signer, { url })
      expect(await statusOf({ ...headers, [name]: value })).toBe(400)
    }
  })

  it('two signatures by keys of ours: refused', async () => {
    const other = await createSigningKey(gateway.engine)
    const first = await signRequest(signer, { url, label: 'a' })
    const second = await signRequest(other, { url, label: 'b' })
    const both = (name: string) => `${first.headers[name]}, ${second.headers[name]}`
    const headers = { 'Signature-Input': both('Signature-Input'), Signature: both('Signature') }
    const answer = await send({ method: 'GET', url, headers, body: undefined })
    // Which of the two counts is not for us to choose.
    expect(answer.status).toBe(400)
    expect(gateway.seen).toEqual([])
  })

  it('an added signature under another name changes nothing, and goes nowhere', async () => {
    const { headers } = await signRequest(signer, { url })
    const added = {
      'Signature-Input': `${headers['Signature-Input']}, x=("@method");keyid="stranger"`,
      Signature: `${headers['Signature']}, x=:AAAA:`,
    }
    expect(await statusOf(added)).toBe(200)
    expect(gateway.seen[0]?.headers).not.toHaveProperty('signature')
    expect(gateway.seen[0]?.headers).not.toHaveProperty('signature-input')
  })

  it('the signature of one label under the components of another: refused', async () => {
    const { headers } = await signRequest(signer, { url })
    const input = headers['Signature-Input'] ?? ''
    const weak = `sig=("@method");created=1;keyid="stranger", ours=${input.slice(4)}`
    expect(await statusOf({ ...headers, 'Signature-Input': weak })).toBe(401)
  })
})

describe('the id of a key that signs, sent as if it were its text', () => {
  it('opens nothing', async () => {
    const publicId = signer.keyId.slice('key_'.length)
    const fill = (bytes: Uint8Array) => bytes.fill(7)
    const { text } = createKeyText('shop_live', fill as never, publicId)
    const { digest } = signer.key.secrets[0] ?? { digest: '' }
    for (const key of [signer.keyId, publicId, digest, text.reveal(), signer.key.hint]) {
      expect(await statusOf({ 'X-API-Key': key })).toBe(401)
    }
  })
})
