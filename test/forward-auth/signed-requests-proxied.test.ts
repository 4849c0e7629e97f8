/** Signed requests through real proxies with our configuration, up to the API behind. */
import { describe, expect, it } from 'vitest'
import { createSigningKey, digestOf, signRequest, type ToSign } from '../fixtures/sign-request.ts'
import { startProxiedShop } from './start-proxied-shop.ts'
import { PROXY_NAMES, type ProxyName } from './start-proxy.ts'

const PLACE = 'http://api.example.com'

async function open(name: ProxyName) {
  const shop = await startProxiedShop(name, { trustedProxies: ['127.0.0.1'] })
  const signer = await createSigningKey(shop.auth.engine, { scopes: ['*:users'] })
  return {
    shop,
    signer,
    async sign(ask: Partial<ToSign> = {}) {
      const { method, url, headers, body } = await signRequest(signer, {
        url: `${PLACE}/v1/users?page=1`,
        ...ask,
      })
      const { pathname, search } = new URL(url)
      const fields = Object.entries(headers)
      return { method, path: `${pathname}${search}`, fields, ...(body ? { body } : {}) }
    },
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  }
}

describe.each(PROXY_NAMES)('a signed request behind %s', { timeout: 60_000 }, (name) => {
  it('passes once, and tells the API who it is', async () => {
    await using desk = await open(name)
    const signed = await desk.sign()
    expect((await desk.shop.send(signed)).status).toBe(200)
    expect((await desk.shop.send(signed)).status).toBe(401)
    const [passed, ...more] = desk.shop.witness.list()
    expect(more).toEqual([])
    const arrived = Object.fromEntries(passed?.fields ?? [])
    expect(arrived).toMatchObject({ 'x-keyward-key-id': desk.signer.keyId })
    expect(arrived).not.toHaveProperty('x-keyward-content-digest')
  })

  it('brings the digest that was signed along with the body, and nobody else’s', async () => {
    await using desk = await open(name)
    const body = JSON.stringify({ name: 'Carol', email: 'carol@example.com' })
    const signed = await desk.sign({ url: `${PLACE}/v1/users`, body })
    const own = ['X-Keyward-Content-Digest', digestOf('other')] as const
    const answer = await desk.shop.send({ ...signed, fields: [own, ...signed.fields] })
    expect(answer.status).toBe(201)
    const [passed] = desk.shop.witness.list()
    const told = passed?.fields.filter(([field]) => field === 'x-keyward-content-digest')
    expect(told).toEqual([['x-keyward-content-digest', digestOf(body)]])
  })

  it('is refused for another path, query, method and name, whatever the client says', async () => {
    await using desk = await open(name)
    for (const change of [
      { path: '/v1/users?page=2' },
      { path: '/v1/posts?page=1' },
      { method: 'DELETE' },
    ]) {
      expect((await desk.shop.send({ ...(await desk.sign()), ...change })).status).toBe(401)
    }
    const evil = await desk.sign({ url: 'http://evil.example/v1/users?page=1' })
    const lies = [
      ['X-Forwarded-Host', 'evil.example'],
      ['Forwarded', 'host=evil.example'],
    ] as const
    expect((await desk.shop.send(evil)).status).toBe(401)
    expect((await desk.shop.send({ ...evil, fields: [...evil.fields, ...lies] })).status).toBe(401)
    expect(desk.shop.witness.list()).toEqual([])
  })
})
