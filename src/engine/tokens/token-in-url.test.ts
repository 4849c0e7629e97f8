/** Attack: an access token is picked out of a log, where a URL or a cookie had brought it. */
import { describe, expect, it } from 'vitest'
import { issueTestToken } from '../../../test/engine/issue-test-token.ts'
import { verdictOf } from '../../../test/engine/open-test-engine.ts'
import { createShopKey } from '../../../test/fixtures/open-memory-engine.ts'
import { openOAuth } from '../../../test/fixtures/open-oauth.ts'
import { request, startGateway, withKey } from '../../../test/fixtures/start-gateway.ts'
import { getKey } from '../keys/get-key.ts'
import { recordExposure } from '../keys/record-exposure.ts'

describe('a token in a URL', () => {
  it('is ended, and its key stays as it is', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey()
    const [token, other] = [await desk.getToken(key), await desk.getToken(key)]
    await recordExposure(desk.engine, 'shop', token, 'query')
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('not_found')
    expect(await verdictOf(desk.engine, 'shop', other)).toBe('allowed')
    expect((await getKey(desk.engine, key.id)).exposedAtMs).toBeNull()
    const { items } = await desk.engine.storage.listAuditEvents(
      { action: 'token.revoked' },
      { cursor: null, size: 10 },
    )
    expect(items).toMatchObject([
      { actor: { kind: 'system' }, details: { why: 'exposed', where: 'query' } },
    ])
  })

  it('is refused at the gateway and never sent on', async () => {
    const { engine, url, seen } = await startGateway()
    const { text } = await createShopKey(engine, { scopes: ['read:users'] })
    const token = await issueTestToken(engine, text)
    expect((await request(`${url}/v1/users`, withKey(token))).status).toBe(200)
    expect(seen).toHaveLength(1)
    expect(JSON.stringify(seen[0]?.rawHeaders)).not.toContain(token)
    expect((await request(`${url}/v1/users?access_token=${token}`)).status).toBe(401)
    expect((await request(`${url}/v1/users`, withKey(token))).status).toBe(401)
    expect(seen).toHaveLength(1)
  })
})
