/** Attack: make the gateway compute slow password hashes on routes that need no key at all. */
import { hashSync } from '@node-rs/bcrypt'
import { beforeEach, expect, it } from 'vitest'
import { createShopKey, openMemoryEngine } from '../../test/fixtures/open-memory-engine.ts'
import { type GatewayFixture, request, startGateway } from '../../test/fixtures/start-gateway.ts'
import { limits } from '../base/limits.ts'
import { SecretText } from '../base/secret-text.ts'
import { importKeys } from '../engine/import/import-keys.ts'
import type { ImportedCredential } from '../engine/import/import-row.ts'
import { SlowHashGate } from '../engine/keys/slow-hash-gate.ts'
import { LOCAL_OPERATOR } from '../engine/principal.ts'

const OPEN = { method: 'GET', path: '/open', scopes: [], public: true, cost: 1 }
const OLD = 'an-old-key-of-the-newsletter'
const PLAIN = 'another-old-key-in-plain-text'

class CountingGate extends SlowHashGate {
  asked = 0

  override findMatch(...attempt: Parameters<SlowHashGate['findMatch']>) {
    this.asked++
    return super.findMatch(...attempt)
  }
}

let gateway: GatewayFixture
let slowHashes: CountingGate

beforeEach(async () => {
  slowHashes = new CountingGate()
  const routes = [OPEN, { ...OPEN, path: '/closed', public: false }]
  const engine = { ...(await openMemoryEngine({ routes })), slowHashes }
  gateway = await startGateway({}, { engine })
  const credentials: ImportedCredential[] = [
    { kind: 'hash', algorithm: 'bcrypt', hash: hashSync(OLD, { cost: 4 }) },
    { kind: 'raw', text: new SecretText(PLAIN) },
  ]
  await importKeys(engine, LOCAL_OPERATOR, {
    apiId: 'shop',
    rows: credentials.map((credential) => ({ credential, settings: {} })),
    hmacSecret: null,
    dryRun: false,
  })
})

const ask = (headers: Record<string, string>, path = '/open') =>
  request(`${gateway.url}${path}`, { headers })

const bearer = (text: string) => ({ authorization: `Bearer ${text}` })

it('tries none there, whatever is sent and wherever', async () => {
  for (let round = 0; round < limits.failedAttemptsPerMinute + 5; round++) {
    expect((await ask(bearer(`session-${round}`))).status).toBe(200)
    expect((await ask({ 'x-api-key': `guess-${round}` })).status).toBe(200)
    expect((await ask({}, `/open?token=page-${round}`)).status).toBe(200)
    expect((await ask({ cookie: `token=${round}` })).status).toBe(200)
  }
  expect(slowHashes.asked).toBe(0)
  // Nor was any of it an attempt: who needs a key there is answered as ever.
  expect((await ask(bearer(OLD), '/closed')).status).toBe(200)
  expect(slowHashes.asked).toBe(1)
})

it('lets tokens of the API through, and keeps back what is or may be a key', async () => {
  await ask(bearer('a-session-of-the-api'))
  await ask(bearer(PLAIN))
  await ask({ 'x-api-key': OLD })
  await ask(bearer(OLD), '/closed')
  await ask(bearer(OLD))
  const sent = gateway.seen.map(({ headers }) => headers.authorization ?? headers['x-api-key'])
  expect(sent).toEqual(['Bearer a-session-of-the-api', ...Array(4).fill(undefined)])
})

it('goes on refusing a key in a URL that can be looked up', async () => {
  expect((await ask({}, `/open?token=${PLAIN}`)).body).toContain('credential_in_url')
  expect((await ask({}, `/closed?token=${OLD}`)).body).toContain('credential_in_url')
  expect((await ask({}, `/open?token=${OLD}`)).body).toContain('credential_in_url')
})

it('tells nobody by a URL whether a guess is a key, once too many were none', async () => {
  const guess = (n: number) => ask({}, `/open?token=guess-${n}`)
  const { failedAttemptsPerMinute: max } = limits
  const guesses = await Promise.all(Array.from({ length: max }, (_, n) => guess(n)))
  expect(guesses.every(({ status }) => status === 200)).toBe(true)
  expect((await ask({}, `/open?token=${PLAIN}`)).status).toBe(200)
  // It is no failed attempt all the same, and what has the form of a key is refused as ever.
  expect((await ask(bearer(PLAIN), '/closed')).status).toBe(200)
  const { text } = await createShopKey(gateway.engine)
  expect((await ask({}, `/open?token=${text}`)).status).toBe(401)
})
