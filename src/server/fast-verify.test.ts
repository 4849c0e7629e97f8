import { describe, expect, it } from 'vitest'
import { listenManagement } from '../../test/fixtures/listen-management.ts'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { KeywardError } from '../base/errors.ts'

const VERIFY = '/v1/keys/verify'

interface Asked {
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks the same over the fast path, over the wire by the endpoint, and in process. */
async function openWithThreeWays() {
  const management = await listenManagement()
  const admin = await management.createAdminKey({ scopes: ['verify:keys'] })
  const shop = await createShopKey(management.engine, {
    scopes: ['read:users'],
    metadata: { plan: 'pro', name: 'Zoë' },
  })
  const url = `${management.listener.url}${VERIFY}`
  const send = ({ body, headers = {} }: Asked, unusual: Record<string, string> = {}) => ({
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-api-key': admin,
      'x-request-id': 'same',
      ...headers,
      ...unusual,
    },
  })
  const read = async (response: Response) => {
    const { date, connection, ...headers } = Object.fromEntries(response.headers)
    delete headers['keep-alive']
    delete headers['content-length']
    return { status: response.status, headers, body: await response.text() }
  }
  const askAll = async (asked: Asked) => {
    const fast = await read(await fetch(url, send(asked)))
    // A cookie is unusual enough for the endpoint, and changes nothing.
    const byEndpoint = await read(await fetch(url, send(asked, { cookie: 'a=b' })))
    const inProcess = await read(
      await management.app.fetch(new Request(`http://localhost${VERIFY}`, send(asked))),
    )
    return { fast, byEndpoint, inProcess }
  }
  return { ...management, admin, ...shop, askAll, url, send }
}

describe('the fast path answers what the endpoint answers', () => {
  it.each([
    ['allowed', { scopes: ['read:users'] }],
    ['allowed by a route', { method: 'GET', path: '/v1/users/7' }],
    ['a user agent', { userAgent: 'curl/8.14.1' }],
    ['a user agent without end', { userAgent: 'x'.repeat(20_000) }],
    ['insufficient_scope', { scopes: ['write:users'] }],
    ['a bad path', { method: 'GET', path: '/..' }],
    ['an unknown field', { scope: [] }],
    ['several wrong fields', { cost: -1, scopes: ['a'], address: 'x' }],
    ['another API', { api: 'other' }],
    ['no key text', { key: '' }],
    ['a mistyped key', { key: 'shop_live_x' }],
    ['deep nesting', { cost: JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`) }],
  ])('%s', async (_name, asked) => {
    await using management = await openWithThreeWays()
    const body = JSON.stringify({ key: management.text, api: 'shop', ...asked })
    const { fast, byEndpoint, inProcess } = await management.askAll({ body })
    expect(fast).toEqual(byEndpoint)
    expect(fast).toEqual(inProcess)
  })

  it.each([
    ['an empty body', { body: '' }],
    ['broken JSON', { body: '{"key":' }],
    ['no object', { body: '[]' }],
    ['a trick name', { body: '{"key":"k","api":"shop","__proto__":{}}' }],
    ['bytes that are not UTF-8', { body: Uint8Array.from([0x22, 0xff, 0x22]) }],
    ['a large body', { body: ' '.repeat(300_000) }],
    ['a body of several packets', { body: `${' '.repeat(200_000)}{"key":"k","api":"shop"}` }],
    ['no credential', { body: '{}', headers: { 'x-api-key': '' } }],
    ['two credentials', { body: '{}', headers: { authorization: 'Bearer x' } }],
    ['another type', { body: '{}', headers: { 'content-type': 'text/plain' } }],
  ])('%s', async (_name, asked) => {
    await using management = await openWithThreeWays()
    const { fast, byEndpoint, inProcess } = await management.askAll(asked)
    expect(fast.status).toBeGreaterThanOrEqual(200)
    expect(fast).toEqual(byEndpoint)
    expect(fast).toEqual(inProcess)
  })

  it('503 when the store breaks: never "allowed"', async () => {
    await using management = await openWithThreeWays()
    const { engine, admin, text } = management
    const adminId = `key_${admin.slice('keyward_'.length, 'keyward_'.length + 12)}`
    const findKey = engine.storage.findKey.bind(engine.storage)
    engine.storage.findKey = (id) => {
      if (id === adminId) return findKey(id)
      throw new KeywardError('storage_unavailable')
    }
    const body = JSON.stringify({ key: text, api: 'shop' })
    const { fast, byEndpoint, inProcess } = await management.askAll({ body })
    expect(fast.status).toBe(503)
    expect(fast).toEqual(byEndpoint)
    expect(fast).toEqual(inProcess)
  })

  it('counts and spends once', async () => {
    await using management = await openWithThreeWays()
    const { engine, key, text, url, send } = management
    const response = await fetch(url, send({ body: JSON.stringify({ key: text, api: 'shop' }) }))
    expect(response.status).toBe(200)
    expect(engine.usage.findPending(key.id)).toMatchObject({ allowed: 1, denied: 0 })
    const metrics = await management.deps.metrics.text()
    expect(metrics).toContain('{operation="verifyKey",status="200"} 1')
  })
})
