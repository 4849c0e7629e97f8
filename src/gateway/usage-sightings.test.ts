import { expect, it } from 'vitest'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { request, startGateway } from '../../test/fixtures/start-gateway.ts'
import { startAuthServer } from '../../test/forward-auth/start-auth-server.ts'
import type { Engine } from '../engine/engine.ts'
import { getUsage } from '../engine/usage/get-usage.ts'

async function findSeen(engine: Engine, keyId: string) {
  const { networks, userAgents } = await getUsage(engine, { keyId, by: 'minute' })
  return [networks, userAgents].map((list) => list?.map(({ value, count }) => [value, count]))
}

it('notes at the gateway from where and with what a key is used', async () => {
  const { engine, url } = await startGateway()
  const { key, text } = await createShopKey(engine, { scopes: ['read:users'] })
  const headers = { 'x-api-key': text, 'user-agent': `shop-client/1.2 (${text})` }
  for (let round = 0; round < 3; round++) {
    expect((await request(`${url}/v1/users`, { headers })).status).toBe(200)
  }
  expect(await findSeen(engine, key.id)).toEqual([
    [['127.0.0.0/24', 3]],
    [['shop-client/1.2 (shop_live_…)', 3]],
  ])
})

it('notes at forward-auth what the proxy passes on of its client', async () => {
  await using server = await startAuthServer({}, { trustedProxies: ['127.0.0.1'] })
  const { key, text } = await createShopKey(server.engine, { scopes: ['read:users'] })
  const headers = {
    'x-api-key': text,
    'user-agent': 'curl/8.1',
    'x-forwarded-for': '2001:db8:5::1',
    'x-forwarded-method': 'GET',
    'x-forwarded-uri': '/v1/users',
  }
  expect((await request(`${server.url}/forward-auth?api=shop`, { headers })).status).toBe(204)
  const seen = [[['2001:db8:5::/48', 1]], [['curl/8.1', 1]]]
  expect(await findSeen(server.engine, key.id)).toEqual(seen)
})
